/// The divisions that ended on 1 July 2025, and into which of today's they went.
struct OldPlaces: Sendable {
    static let vintage = "2024"

    struct Province: Sendable {
        let code: String
        let name: String
        /// The place of the province that it went into.
        let successor: Int
        /// No other province went into the same one.
        let isWhole: Bool
    }

    struct District: Sendable {
        let code: String
        let name: String
        /// Its place in `provinces`.
        let province: Int
        let communes: [Commune]
    }

    struct Commune: Sendable {
        let code: String
        let name: String
        let latitude: Int
        let longitude: Int
        /// The code of the commune of today into which its largest part went.
        let successor: String
    }

    /// By code, as the districts are.
    let provinces: [Province]
    let districts: [District]
    /// The district in which most of a commune of today lay, by its code.
    private let homes: [String: Int]

    /// Reads `divisions-2024.csv` and `conversion-2025.csv` of the folder; throws `UnreadableFile`.
    init(dataFolder: String, provincePlaces: [String: Int]) throws {
        let records = try TableRecords.read("\(dataFolder)/divisions-2024.csv")
        let successors = Dictionary(
            try TableRecords.read("\(dataFolder)/conversion-2025.csv").filter { $0["is_default"] == "true" }
                .map { ($0["old_code"] ?? "", $0["new_code"] ?? "") }, uniquingKeysWith: { first, _ in first })
        let children = Dictionary(grouping: records) { $0["parent_code"] ?? "" }
            .mapValues { $0.sorted { ($0["code"] ?? "") < ($1["code"] ?? "") } }
        let tops = children[""] ?? []
        let uses = Dictionary(grouping: tops) { successors[$0["code"] ?? ""] ?? "" }
        provinces = tops.map { record in
            let successor = successors[record["code"] ?? ""] ?? ""
            return Province(
                code: record["code"] ?? "", name: record["name"] ?? "", successor: provincePlaces[successor] ?? 0,
                isWhole: uses[successor]?.count == 1)
        }
        districts = tops.enumerated().flatMap { place, top in
            (children[top["code"] ?? ""] ?? []).map { record in
                let code = record["code"] ?? ""
                return District(
                    code: code, name: record["name"] ?? "", province: place,
                    communes: (children[code] ?? []).map { OldPlaces.commune($0, successors) })
            }
        }
        homes = OldPlaces.homes(districts)
    }

    func province(_ code: String) -> Int? { provinces.firstIndex { $0.code == code } }
    func district(_ code: String) -> Int? { districts.firstIndex { $0.code == code } }
    /// The district in which most of a commune of today lay.
    func home(ofCommune code: String) -> Int? { homes[code] }

    private static func commune(_ record: [String: String], _ successors: [String: String]) -> Commune {
        Commune(
            code: record["code"] ?? "", name: record["name"] ?? "",
            latitude: Geography.millionths(record["latitude"] ?? ""),
            longitude: Geography.millionths(record["longitude"] ?? ""),
            successor: successors[record["code"] ?? ""] ?? "")
    }

    private static func homes(_ districts: [District]) -> [String: Int] {
        var counts: [String: [Int: Int]] = [:]
        for (place, district) in districts.enumerated() {
            for commune in district.communes { counts[commune.successor, default: [:]][place, default: 0] += 1 }
        }
        return counts.compactMapValues { counts in
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
        }
    }
}
