internal import Kernel
internal import Web

/// Two members beside each other, before they are merged or called two persons.
struct MergePage: Page {
    static let template = "members/merge"

    struct Side: Sendable {
        let path: String
        let memberNo: String
        let fullName: String
        let birthDate: String?
        let sex: String?
        let version: Int64
        let units: [MemberPage.Line]
        /// Why this number cannot be the one that stays.
        let obstacle: String?
    }

    let trouble: Trouble?
    let path: String
    let sides: [Side]

    init(
        _ first: StatedMember, _ second: StatedMember, _ look: MemberLook, _ messages: Messages, trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        path = LocalPath("/member-duplicates/\(first.memberNo)/\(second.memberNo)").text
        sides = [(first, second), (second, first)].map { member, other in
            Side(
                path: LocalPath("/members/\(member.memberNo)").text, memberNo: member.memberNo,
                fullName: MemberText.name(member.person?.fullName, messages),
                birthDate: member.person?.birthDate?.printed,
                sex: MemberText.sex(member.person?.sex, messages), version: member.version,
                units: MemberPage.lines(member, look),
                obstacle: MergePage.obstacle(member, other, look.today).map(messages.text))
        }
    }

    private static func obstacle(_ kept: StatedMember, _ alias: StatedMember, _ today: Day) -> Refusal? {
        do {
            try MergeMembers.check(kept, alias, on: today)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    private init() {
        trouble = .sample
        path = "/member-duplicates/1/2"
        sides = [
            Side(
                path: "/members/1", memberNo: "1", fullName: "Nguyễn Văn An", birthDate: "01/01/1990", sex: "Male",
                version: 1, units: [MemberPage.Line(unit: "U", from: "01/01/2020", to: "01/01/2021", isPresent: true)],
                obstacle: "Not this one.")
        ]
    }

    static let sample = MergePage()
}
