internal import Kernel
internal import Organisation
internal import Web

/// The roster of officers (2.30).
struct OfficersPage: Page {
    static let template = "directory/officers"
    static let path = LocalPath("/officers")
    static let csvPath = LocalPath("/officers.csv")
    static let xlsxPath = LocalPath("/officers.xlsx")

    struct Line: Sendable {
        let unit: String
        let unitCode: String
        let former: String?
        let name: String
        let post: String
        let days: String
        let trained: String
        let editPath: String?
    }

    let lead: String
    let filter: DirectoryFilter
    let gapsPath: String
    let mayAdd: Bool
    let lines: [Line]
    let pages: PageLinks

    init(_ look: OfficersLook, _ paging: Paging, _ messages: Messages) {
        lead = messages.text(
            "officers.lead",
            [
                "count": Digits.grouped(Int64(look.lines.count)), "day": look.day.printed,
                "unit": look.scope?.name ?? messages.text("officers.all_units"),
            ])
        filter = DirectoryFilter(
            look.request, on: OfficersPage.path, files: (OfficersPage.csvPath, OfficersPage.xlsxPath),
            day: look.day, label: messages.text("officers.post"),
            parts: Post.allCases.map { ($0.rawValue, "officers.post.\($0.rawValue)") }, bySector: true, messages)
        gapsPath = DirectoryRequest(unit: look.request.unit, day: look.request.day).on(GapsPage.path).text
        mayAdd = look.mayAdd
        let rest = look.lines.dropFirst(paging.offset)
        lines = rest.prefix(paging.size).map { line in
            let officer = line.stored.officer
            return Line(
                unit: line.unitName, unitCode: line.unitCode,
                former: line.former.map { messages.text("directory.former", ["unit": $0]) },
                name: officer.person.fullName, post: messages.text("officers.post.\(officer.post.rawValue)"),
                days: officer.days.printed(messages), trained: officer.trainedOn?.printed ?? "",
                editPath: line.mayWrite ? OfficerPage.path(of: line.stored.number).text : nil)
        }
        pages = paging.links(on: look.request.on(OfficersPage.path), hasMore: rest.count > paging.size)
    }

    /// The same list as a file.
    static func file(_ look: OfficersLook, _ messages: Messages) -> DirectoryFile {
        DirectoryFile(
            title: messages.text("officers.title"), name: "officers-\(look.day)",
            columns: [
                "directory.unit_name", "directory.unit_code", "officers.full_name", "officers.post",
                "officers.term_from", "officers.term_to", "officers.trained_on",
            ].map { messages.text($0) },
            rows: look.lines.map { line in
                let officer = line.stored.officer
                return [
                    line.unitName, line.unitCode, officer.person.fullName,
                    messages.text("officers.post.\(officer.post.rawValue)"), officer.days.from?.description ?? "",
                    officer.days.to?.description ?? "", officer.trainedOn?.description ?? "",
                ]
            })
    }

    private init() {
        lead = "1 officer"
        filter = .sample
        gapsPath = "/officers/gaps"
        mayAdd = true
        lines = [
            Line(
                unit: "Unit", unitCode: "VN-01", former: "Former unit", name: "An", post: "Chair", days: "from",
                trained: "01/01/2027",
                editPath: "/officers/1")
        ]
        pages = .sample
    }

    static let sample = OfficersPage()
}
