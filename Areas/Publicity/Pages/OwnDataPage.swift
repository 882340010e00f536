internal import Kernel
internal import Partners
internal import Members
internal import Organisation
internal import Web

/// What is stored of a member, who may see it, and what the member has agreed to.
struct OwnDataPage: Page {
    static let template = "publicity/own_data"

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Assignment: Sendable {
        let unit: String
        let days: String
    }

    let tabs: [PublicFrame.Tab]
    let facts: [Fact]
    let assignments: [Assignment]
    let hasAssignments: Bool
    let sessionsPath: String

    init(_ desk: MemberDesk, _ visit: SignedIn) {
        let (own, book, words) = (desk.own, desk.ground.book, OfferWords(messages: visit.messages))
        tabs = MemberPages.tabs(visit, at: MemberPages.data)
        facts = [
            ("member_no", own.record.memberNo), ("full_name", own.fullName ?? words.text("data.erased")),
            ("birth_date", own.birthDate?.printed ?? words.text("data.not_stored")),
            ("sex", own.sex.map { words.text("data.sex.\($0)") } ?? words.text("data.not_stored")),
            ("unit", desk.unitName ?? words.text("data.no_unit")),
        ].map { Fact(label: words.text("data.\($0.0)"), value: $0.1) }
        assignments = own.record.assignments.sorted {
            ($1.days.from ?? .distantPast) < ($0.days.from ?? .distantPast)
        }.map { assignment in
            Assignment(
                unit: book.tree.unit(assignment.unitNumber).map {
                    book.tree.name(of: $0, on: assignment.days.from ?? book.day)
                } ?? "", days: words.days(assignment.days))
        }
        hasAssignments = !assignments.isEmpty
        sessionsPath = "/sessions"
    }

    private init() {
        tabs = [PublicFrame.Tab(label: "Data", path: "/my-benefits/data", isCurrent: true)]
        facts = [Fact(label: "Name", value: "An")]
        assignments = [Assignment(unit: "Union", days: "2020")]
        (hasAssignments, sessionsPath) = (true, "/sessions")
    }

    static let sample = OwnDataPage()
}
