internal import Documents
internal import Kernel
package import Storage

/// Fills the administrative divisions from `Data/`, once.
package struct LoadDivisions: Sendable {
    private let folder: String

    /// `folder` holds `divisions-2024.csv`, `divisions-2025.csv` and `conversion-2025.csv`.
    package init(folder: String) {
        self.folder = folder
    }

    /// Reads the files when the register has no division yet; says how many divisions there are.
    @discardableResult
    package func run(on store: Store) async throws -> Int64 {
        let present = try await store.read { try DivisionQueries.count(in: $0) }
        guard present == 0 else { return present }
        let divisions = try ["2024", "2025"].flatMap { try records("divisions-\($0).csv").map(LoadDivisions.division) }
        let conversions = try records("conversion-2025.csv").map(LoadDivisions.conversion)
        return try await store.write { tx in
            try tx.lock(.register)
            guard try DivisionQueries.count(in: tx) == 0 else { return Int64(divisions.count) }
            try DivisionQueries.insert(divisions, in: tx)
            try DivisionQueries.insert(conversions, in: tx)
            try tx.audit(.commandLine, "divisions.load", "divisions", ["count": String(divisions.count)])
            try tx.markChanged(OrganisationFacade.divisionRegister)
            return Int64(divisions.count)
        }
    }

    /// The records of a file as dictionaries from column to cell.
    private func records(_ file: String) throws -> [[String: String]] {
        let source = try TabularFile.open(path: "\(folder)/\(file)")
        guard let header = try source.next()?.cells else { return [] }
        var records: [[String: String]] = []
        while let row = try source.next() {
            records.append(Dictionary(uniqueKeysWithValues: zip(header, row.cells)))
        }
        return records
    }

    private static func division(_ record: [String: String]) -> Division {
        Division(
            key: DivisionKey(vintage: record["vintage"] ?? "", code: record["code"] ?? ""),
            name: record["name"] ?? "", kind: record["kind"] ?? "",
            parentCode: record["parent_code"].flatMap { $0.isEmpty ? nil : $0 },
            latitude: record["latitude"].flatMap { Double($0) }, longitude: record["longitude"].flatMap { Double($0) })
    }

    private static func conversion(_ record: [String: String]) -> DivisionConversion {
        DivisionConversion(
            oldCode: record["old_code"] ?? "", newCode: record["new_code"] ?? "", isWhole: record["part"] == "whole",
            isDefault: record["is_default"] == "true", latitude: record["latitude"].flatMap { Double($0) },
            longitude: record["longitude"].flatMap { Double($0) })
    }
}
