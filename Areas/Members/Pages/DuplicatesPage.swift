internal import Kernel
internal import Web

/// Members who may be one person, with why.
struct DuplicatesPage: Page {
    static let template = "members/duplicates"
    static let path = LocalPath("/member-duplicates")

    struct Line: Sendable {
        let path: String
        let name: String
        let first: String
        let second: String
        let units: [String]
        let reason: String
    }

    let pairs: [Line]
    /// The page that goes on looking.
    let next: String?

    init(_ found: DuplicateSearch.Found, _ look: MemberLook, _ messages: Messages) {
        pairs = found.pairs.map { pair in
            Line(
                path: LocalPath("/member-duplicates/\(pair.first.memberNo)/\(pair.second.memberNo)").text,
                name: MemberText.name(pair.first.fullName, messages),
                first: pair.first.memberNo, second: pair.second.memberNo,
                units: [pair.first.unit, pair.second.unit].map { MemberText.unit($0, look.tree) },
                reason: messages.text("members.duplicate.\(pair.reason.rawValue)"))
        }
        next = found.next.map { DuplicatesPage.path.with("after", String($0)).text }
    }

    private init() {
        pairs = [
            Line(
                path: "/member-duplicates/1/2", name: "Nguyễn Văn An", first: "1", second: "2", units: ["Unit (U)"],
                reason: "Same name")
        ]
        next = "/member-duplicates?after=1"
    }

    static let sample = DuplicatesPage()
}
