internal import Kernel
internal import Organisation
internal import Web

/// Units without a chair, with a term that is over or ends soon, or with two chairs since a merger (2.30).
struct GapsPage: Page {
    static let template = "directory/gaps"
    static let path = LocalPath("/officers/gaps")
    static let csvPath = LocalPath("/officers/gaps.csv")
    static let xlsxPath = LocalPath("/officers/gaps.xlsx")

    struct Line: Sendable {
        let unit: String
        let unitCode: String
        let gap: String
        let isMissing: Bool
        let chairs: String
        let addPath: String?
    }

    let lead: String
    let filter: DirectoryFilter
    let lines: [Line]
    let pages: PageLinks

    init(_ look: ChairGaps, mayAdd: Bool, _ paging: Paging, _ messages: Messages) {
        lead = messages.text(
            "officers.gaps_lead",
            [
                "count": Digits.grouped(Int64(look.lines.count)), "units": Digits.grouped(Int64(look.unitCount)),
                "unit": look.scope?.name ?? messages.text("officers.all_units"), "day": look.day.printed,
            ])
        filter = DirectoryFilter(
            look.request, on: GapsPage.path, files: (GapsPage.csvPath, GapsPage.xlsxPath), day: look.day,
            label: messages.text("officers.gap"),
            parts: ChairGaps.Kind.allCases.map { ($0.rawValue, "officers.gap.\($0.rawValue)") }, bySector: true,
            messages)
        let rest = look.lines.dropFirst(paging.offset)
        lines = rest.prefix(paging.size).map { line in
            Line(
                unit: line.unitName, unitCode: line.unit.code, gap: GapsPage.gap(line, messages),
                isMissing: line.kind == .none || line.kind == .ended, chairs: GapsPage.chairs(line),
                addPath: mayAdd ? OfficerPage.newPath.with("unit", line.unit.code).with("post", "chair").text : nil)
        }
        pages = paging.links(on: look.request.on(GapsPage.path), hasMore: rest.count > paging.size)
    }

    private static func gap(_ line: ChairGaps.Line, _ messages: Messages) -> String {
        let gap = messages.text("officers.gap.\(line.kind.rawValue)")
        guard let end = line.end else { return gap }
        return messages.text("officers.gap_with_day", ["gap": gap, "day": end.printed])
    }

    private static func chairs(_ line: ChairGaps.Line) -> String {
        line.chairs.map(\.person.fullName).joined(separator: ", ")
    }

    /// The same list as a file.
    static func file(_ look: ChairGaps, _ messages: Messages) -> DirectoryFile {
        DirectoryFile(
            title: messages.text("officers.gaps"), name: "officers-gaps-\(look.day)",
            columns: [
                "directory.unit_name", "directory.unit_code", "officers.gap", "officers.chairs",
                "officers.term_to",
            ].map { messages.text($0) },
            rows: look.lines.map { line in
                [
                    line.unitName, line.unit.code, messages.text("officers.gap.\(line.kind.rawValue)"),
                    chairs(line), line.end?.description ?? "",
                ]
            })
    }

    private init() {
        lead = "1 unit of 2"
        filter = .sample
        lines = [
            Line(
                unit: "Unit", unitCode: "VN-01", gap: "No chair", isMissing: true, chairs: "An",
                addPath: "/officers/new")
        ]
        pages = .sample
    }

    static let sample = GapsPage()
}
