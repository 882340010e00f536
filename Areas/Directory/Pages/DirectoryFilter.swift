internal import Kernel
internal import Web

/// The form above a list of the directory, and the addresses that keep what it asks for.
struct DirectoryFilter: Sendable {
    let search: Field
    let unit: Field
    let day: Field
    let part: SelectField
    /// Nil where employers play no part.
    let sector: SelectField?
    /// The same list on one long page.
    let printPath: String
    let csvPath: String
    let xlsxPath: String

    /// `parts` are the values to choose from, each with its key; the first choice is all.
    init(
        _ request: DirectoryRequest, on path: LocalPath, files: (csv: LocalPath, xlsx: LocalPath), day: Day,
        label: String, parts: [(value: String, key: String)], bySector: Bool = false,
        _ messages: Messages
    ) {
        search = Field(
            "q", label: messages.text("directory.search"), type: "search", value: request.search, isRequired: false)
        unit = Field(
            "unit", label: messages.text("directory.unit"), value: request.unit ?? "",
            hint: messages.text("directory.unit_hint"), isRequired: false)
        self.day = Field(
            "on", label: messages.text("directory.day"), type: "date", value: day.description, isRequired: false)
        let all = Choice("", label: messages.text("directory.all"), isSelected: request.part == nil)
        part = SelectField(
            "part", label: label,
            choices: [all]
                + parts.map { value, key in
                    Choice(value, label: messages.text(key), isSelected: value == request.part)
                })
        sector = bySector ? DirectoryFilter.sector(request, messages) : nil
        printPath = request.on(path).with("print", "1").text
        csvPath = request.on(files.csv).text
        xlsxPath = request.on(files.xlsx).text
    }

    private static func sector(_ request: DirectoryRequest, _ messages: Messages) -> SelectField {
        let all = Choice("", label: messages.text("directory.all"), isSelected: request.sector == nil)
        let choices = SectorChoice.all.map { word in
            Choice(word, label: messages.text("officers.sector.\(word)"), isSelected: word == request.sector)
        }
        return SelectField("sector", label: messages.text("officers.sector"), choices: [all] + choices)
    }

    private init() {
        search = .sample
        unit = .sample
        day = .sample
        part = .sample
        sector = .sample
        printPath = "/contacts?print=1"
        csvPath = "/contacts.csv"
        xlsxPath = "/contacts.xlsx"
    }

    static let sample = DirectoryFilter()
}

extension DirectoryRequest {
    /// What the query says.
    init(_ visit: SignedIn) {
        search = VietnameseText.clean(visit.query("q") ?? "")
        unit = DirectoryRequest.value(visit, "unit")
        day = DirectoryRequest.value(visit, "on")
        part = DirectoryRequest.value(visit, "part")
        sector = DirectoryRequest.value(visit, "sector")
    }

    private static func value(_ visit: SignedIn, _ name: String) -> String? {
        visit.query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The path with what is asked for.
    func on(_ path: LocalPath) -> LocalPath {
        var path = path
        let asked = [
            ("q", search.isEmpty ? nil : search), ("unit", unit), ("on", day), ("part", part), ("sector", sector),
        ]
        for (name, value) in asked {
            if let value { path = path.with(name, value) }
        }
        return path
    }
}

extension Paging {
    /// Which page of the list is asked for; a list to be printed comes on one long page.
    init(ofDirectory visit: SignedIn) {
        self.init(visit, size: visit.query("print") == nil ? 50 : 5_000)
    }
}

extension Refusal {
    /// The HTTP status of a list that was refused.
    var directoryStatus: Status { code == "directory_unit_unknown" ? .notFound : .badRequest }
}

extension DayRange {
    /// The days in words, for example `từ 01/01/2026`.
    func printed(_ messages: Messages) -> String {
        let from = from?.printed ?? ""
        guard let to else { return messages.text("directory.days_from", ["from": from]) }
        return messages.text("directory.days_between", ["from": from, "to": to.printed])
    }
}
