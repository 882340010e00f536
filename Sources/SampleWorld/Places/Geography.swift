/// The provinces and communes of the vintage 2025, and those before them.
struct Geography: Sendable {
    static let vintage = "2025"

    /// By code.
    let provinces: [Province]
    /// What was before July 2025.
    let old: OldPlaces
    private let places: [String: Int]

    /// Reads the divisions of both vintages and the conversion from the folder; throws `UnreadableFile`.
    init(dataFolder: String) throws {
        let records = try TableRecords.read("\(dataFolder)/divisions-2025.csv")
        var uses: [String: Int] = [:]
        for record in records { uses[record["name"] ?? "", default: 0] += 1 }
        let communes = Dictionary(grouping: records) { $0["parent_code"] ?? "" }
            .mapValues { $0.map { Geography.commune($0, uses) } }
        provinces = (records.filter { $0["parent_code"] == "" })
            .map { record in
                let code = record["code"] ?? ""
                return Province(
                    code: code, name: record["name"] ?? "",
                    communes: (communes[code] ?? []).sorted { $0.code < $1.code })
            }
            .sorted { $0.code < $1.code }
        places = Dictionary(uniqueKeysWithValues: provinces.enumerated().map { ($0.element.code, $0.offset) })
        old = try OldPlaces(dataFolder: dataFolder, provincePlaces: places)
    }

    /// The place of a province in the list; 0 for a code that there is not.
    func province(_ code: String) -> Int { places[code] ?? 0 }

    /// A decimal of degrees in millionths; digits beyond are cut.
    static func millionths(_ decimal: String) -> Int {
        let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = (parts.count > 1 ? String(parts[1]) : "").padding(6)
        return (Int(parts[0]) ?? 0) * 1_000_000 + (Int(decimals) ?? 0)
    }

    private static func commune(_ record: [String: String], _ uses: [String: Int]) -> Commune {
        let name = record["name"] ?? ""
        return Commune(
            code: record["code"] ?? "", name: name, kind: record["kind"] ?? "",
            latitude: millionths(record["latitude"] ?? ""), longitude: millionths(record["longitude"] ?? ""),
            isNameUnique: uses[name] == 1)
    }
}

extension String {
    /// The text cut or filled with zeros behind it to a width.
    fileprivate func padding(_ width: Int) -> String {
        let cut = prefix(width)
        return cut + String(repeating: "0", count: width - cut.count)
    }
}
