internal import Kernel
internal import Organisation
internal import Web

/// The members within an officer's scope, all or those whom a search finds.
struct MembersPage: Page {
    static let template = "members/members"
    static let path = LocalPath("/members")

    struct Line: Sendable {
        let path: String
        let fullName: String
        let memberNo: String
        let birthDate: String
        let unit: String
    }

    let search: String
    /// More were found than the list shows.
    let cut: String?
    let mayWrite: Bool
    let members: [Line]
    let pages: PageLinks

    init(
        _ found: [MemberSearch.Found], search: String, isCut: Bool, pages: PageLinks, _ look: MemberLook,
        _ messages: Messages
    ) {
        self.search = search
        cut =
            isCut
            ? messages.text("members.cut", ["count": Digits.grouped(Int64(MemberSearch.mostFound))]) : nil
        mayWrite = look.mayWrite
        members = found.map { member in
            Line(
                path: LocalPath("/members/\(member.memberNo)").text,
                fullName: MemberText.name(member.fullName, messages), memberNo: member.memberNo,
                birthDate: member.birthDate?.printed ?? "", unit: MemberText.unit(member.unit, look.tree))
        }
        self.pages = pages
    }

    private init() {
        search = "nguyen van"
        cut = "More than 200."
        mayWrite = true
        members = [
            Line(
                path: "/members/1", fullName: "Nguyễn Văn An", memberNo: "1", birthDate: "01/01/1990", unit: "Unit (U)")
        ]
        pages = .sample
    }

    static let sample = MembersPage()
}
