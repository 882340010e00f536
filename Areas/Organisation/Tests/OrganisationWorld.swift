import Kernel
import Storage
import TestKit

@testable import Organisation

/// A database with a few divisions and no unit.
struct OrganisationWorld: Sendable {
    let store: Store
    let organisation = OrganisationFacade()

    static let header = "code,name,kind,parent_code,opened_on,closed_on,division_code,vintage\n"

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (OrganisationWorld) async throws -> Result
    ) async throws -> Result {
        try await TestStore.with(engine, OrganisationArea.migrations()) { store in
            try await store.write { tx in
                try DivisionQueries.insert(
                    [
                        division("2024", "01", "Thành phố Hà Nội", parent: nil),
                        division("2024", "004", "Quận Long Biên", parent: "01"),
                        division("2025", "01", "Thành phố Hà Nội", parent: nil),
                    ], in: tx)
                try tx.markChanged(OrganisationFacade.divisionRegister)
            }
            return try await body(OrganisationWorld(store: store))
        }
    }

    private static func division(_ vintage: String, _ code: String, _ name: String, parent: String?) -> Division {
        Division(
            key: DivisionKey(vintage: vintage, code: code), name: name, kind: "province", parentCode: parent,
            latitude: 21.03, longitude: 105.85)
    }

    /// Imports rows under the header of `units`.
    @discardableResult
    func take(_ rows: [String], updates: Bool = false, isDryRun: Bool = false) async throws -> TestImport {
        try await TestImport(
            ImportUnits(organisation: organisation), OrganisationWorld.header + rows.joined(separator: "\n"),
            updates: updates, isDryRun: isDryRun, on: store)
    }

    /// Imports rows under the header of `changes`.
    @discardableResult
    func change(_ rows: [String], isDryRun: Bool = false) async throws -> TestImport {
        try await TestImport(
            ImportChanges(organisation: organisation),
            "date,kind,from_code,to_code,share,name\n"
                + rows.joined(separator: "\n"), isDryRun: isDryRun, on: store)
    }

    func tree() async throws -> UnitTree {
        try await store.read { try organisation.tree.value(in: $0) }
    }

    /// Each unit with its parent as `child<parent`, sorted.
    func parents() async throws -> [String] {
        let tree = try await tree()
        return tree.all.map { "\($0.code)<\($0.parentNumber.flatMap { tree.unit($0)?.code } ?? "")" }.sorted()
    }
}
