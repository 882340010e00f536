internal import Kernel
internal import Members
internal import Web

/// The cards of a member for the officer of the unit: what there is, printing one, revoking them.
struct MemberCardsPage: Page {
    static let template = "cards/member_cards"
    static let fieldsOfRefusals = ["card_unconfirmed": "confirm", "card_reason_missing": "reason"]

    static func path(of memberNo: String) -> LocalPath { LocalPath("/cards/members/\(memberNo)") }

    let trouble: Trouble?
    let name: String
    let memberNo: String
    let unit: String
    let memberPath: String
    let path: String
    let lines: [CardLine]
    let hasLines: Bool
    /// False for who belongs to no unit today.
    let mayPrint: Bool
    let mayRevoke: Bool
    let reasons: SelectField
    let isConfirmed: Bool

    init(
        _ member: NamedMember, unit: String, _ cards: [StoredCard], at now: Instant, _ messages: Messages,
        form: Form = Form(), trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        memberNo = member.record.memberNo
        name = member.fullName ?? messages.text("members.erased")
        self.unit = unit
        memberPath = LocalPath("/members/\(memberNo)").text
        path = MemberCardsPage.path(of: memberNo).text
        lines = cards.prefix(MemberCardsPage.most).map { CardLine($0, at: now, messages) }
        hasLines = !lines.isEmpty
        mayPrint = member.unit != nil
        mayRevoke = cards.contains { $0.holds(at: now) }
        let chosen = form.text("reason")
        reasons = SelectField(
            "reason", label: messages.text("cards.reason"),
            choices: [Choice("", label: messages.text("cards.reason_choose"), isSelected: chosen.isEmpty)]
                + [CardRevocation.lost, .left, .stopped].map { reason in
                    Choice(
                        reason.rawValue, label: messages.text("cards.revocation.\(reason.rawValue)"),
                        isSelected: chosen == reason.rawValue)
                }, error: trouble?.error(for: "reason"))
        isConfirmed = form["confirm"] == "1"
    }

    /// Cards on telephones are renewed every week; older ones say nothing.
    private static let most = 30

    private init() {
        trouble = .sample
        (name, memberNo, unit) = ("Nguyễn Văn An", "M1", "Union")
        (memberPath, path) = ("/members/M1", "/cards/members/M1")
        (lines, hasLines, mayPrint, mayRevoke) = ([.sample], true, true, true)
        (reasons, isConfirmed) = (.sample, true)
    }

    static let sample = MemberCardsPage()
}
