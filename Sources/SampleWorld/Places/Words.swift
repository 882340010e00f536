/// The words of `names.csv` from which people and enterprises get their names.
struct Words: Sendable {
    private let lists: [String: Weighted<String>]

    /// Throws `UnreadableFile`.
    init(dataFolder: String) throws {
        let records = try TableRecords.read("\(dataFolder)/names.csv")
        lists = Dictionary(grouping: records) { $0["kind"] ?? "" }
            .mapValues { records in
                Weighted(records.map { ($0["value"] ?? "", Int($0["weight"] ?? "") ?? 1) })
            }
    }

    /// The words of a kind such as `surname`, in the order of the file.
    func list(_ kind: String) -> Weighted<String> { lists[kind] ?? Weighted([]) }
}
