internal import Kernel
internal import Organisation
internal import Web

/// One member: who it is, the units over time, and what can be changed.
struct MemberPage: Page {
    static let template = "members/member"

    struct Line: Sendable {
        let unit: String
        let from: String
        let to: String
        let isPresent: Bool
    }

    /// A way to what another area has of the member.
    struct Link: Sendable {
        let label: String
        let path: String
    }

    struct Former: Sendable {
        let memberNo: String
        let path: String
    }

    let trouble: Trouble?
    let path: String
    let memberNo: String
    let fullName: String
    let birthDate: String?
    let sexText: String?
    let version: Int64
    let links: [Link]
    let hasLinks: Bool
    let units: [Line]
    /// Numbers that went into this one.
    let formerNumbers: [Former]
    /// Nil for who may see no sales of members.
    let purchases: PurchasesPart?
    let mayWrite: Bool
    let mayErase: Bool
    /// False when the latest row has an end: then a transfer only begins a new row.
    let isPresent: Bool
    let name: Field
    let birth: Field
    let sex: SelectField
    let unit: Field
    let day: Field
    let endDay: Field
    let confirm: Field

    init(
        _ member: StatedMember, _ look: MemberLook, _ messages: Messages, formerNumbers: [String] = [],
        purchases: PurchasesPart? = nil, links: [MemberLink] = [], form: Form = Form(), trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        let person = member.person
        path = LocalPath("/members/\(member.memberNo)").text
        memberNo = member.memberNo
        fullName = MemberText.name(person?.fullName, messages)
        birthDate = person?.birthDate?.printed
        sexText = MemberText.sex(person?.sex, messages)
        // A form that is shown again keeps the version that its person saw, until the page is opened anew.
        version = trouble == nil ? member.version : Int64(form["version"]) ?? member.version
        units = MemberPage.lines(member, look)
        self.formerNumbers = formerNumbers.map { number in
            Former(memberNo: number, path: LocalPath("/members/\(number)/undo-merge").text)
        }
        self.purchases = purchases
        self.links = links.map { Link(label: messages.text($0.key), path: $0.path(member.memberNo).text) }
        hasLinks = !links.isEmpty
        mayErase = look.mayErase && person != nil
        mayWrite = look.mayWrite && person != nil
        isPresent = member.latest.map { $0.assignment.days.to == nil } ?? false
        let fields = MemberFields(messages: messages, form: form, trouble: trouble)
        name = fields.text("full_name", value: person?.fullName ?? "")
        birth = fields.day("birth_date", value: person?.birthDate, isRequired: false)
        sex = fields.sex(person?.sex)
        unit = fields.text("unit_code", hint: "members.unit_code_hint")
        day = fields.day("day", value: look.today)
        confirm = fields.text("confirm", hint: "members.confirm_hint")
        endDay = fields.day("end_day", value: look.today)
    }

    /// The latest first.
    static func lines(_ member: StatedMember, _ look: MemberLook) -> [Line] {
        member.rowsByBeginning.reversed().map { row in
            Line(
                unit: MemberText.unit(row.assignment.unitNumber, look.tree),
                from: row.assignment.days.from?.printed ?? "", to: row.assignment.days.to?.printed ?? "",
                isPresent: row.assignment.days.contains(look.today))
        }
    }

    private init() {
        trouble = .sample
        path = "/members/1"
        memberNo = "1"
        fullName = "Nguyễn Văn An"
        birthDate = "01/01/1990"
        sexText = "Male"
        version = 1
        units = [Line(unit: "Unit (U)", from: "01/01/2020", to: "01/01/2026", isPresent: true)]
        (links, hasLinks) = ([Link(label: "Cards", path: "/cards/members/1")], true)
        formerNumbers = [Former(memberNo: "2", path: "/members/2/undo-merge")]
        purchases = .sample
        mayWrite = true
        mayErase = true
        confirm = .sample
        isPresent = true
        name = .sample
        birth = .sample
        sex = .sample
        unit = .sample
        day = .sample
        endDay = .sample
    }

    static let sample = MemberPage()
}
