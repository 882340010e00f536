import Imports
import Kernel
import Organisation
import Storage
import TestKit

@testable import Bargaining

/// Two provinces, three grassroots unions and four enterprises, one of them without a union.
struct BargainingWorld: Sendable {
    let store: Store
    let organisation: OrganisationFacade
    let bargaining: BargainingFacade

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (BargainingWorld) async throws -> Result
    ) async throws -> Result {
        let migrations = try OrganisationArea.migrations() + BargainingArea.migrations()
        return try await TestStore.with(engine, migrations) { store in
            let organisation = OrganisationFacade()
            let world = BargainingWorld(
                store: store, organisation: organisation, bargaining: BargainingFacade(organisation: organisation))
            try await world.take("units", BargainingWorld.units)
            try await world.take("employers", BargainingWorld.employers)
            return try await body(world)
        }
    }

    @discardableResult
    func take(_ kind: String, _ text: String, updates: Bool = false) async throws -> TestImport {
        let kinds = organisation.importKinds + bargaining.importKinds
        guard let kind = kinds.first(where: { $0.name == kind }) else { throw NotFound(kind) }
        return try await TestImport(kind, text, updates: updates, on: store)
    }

    /// Rows of agreements that state no more than is needed, `code,employer,from,to` with what may follow.
    @discardableResult
    func agree(_ rows: [String], updates: Bool = false) async throws -> TestImport {
        let lines = rows.map { row in
            let parts = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let more = parts.dropFirst(4) + Array(repeating: "", count: max(0, 6 - (parts.count - 4)))
            let head = [parts[0], parts[1], "own_union", parts[2], parts[2], parts[3]]
            return (head + more).joined(separator: ",")
        }
        return try await take(
            "agreements-register",
            "code,employer_code,represented_by,signed_on,valid_from,valid_to,workers_covered,talks_from,voided_on,"
                + "graded_on,grade,ungraded_reason\n" + lines.joined(separator: "\n"), updates: updates)
    }

    private static let units = """
        code,name,kind,parent_code,opened_on,closed_on,division_code,vintage
        VN,Tổng Liên đoàn,confederation,,,,,
        P1,Tỉnh 1,provincial_federation,VN,,,,
        P2,Tỉnh 2,provincial_federation,VN,,,,
        C1,Cơ sở 1,grassroots_union,P1,,,,
        C2,Cơ sở 2,grassroots_union,P1,,,,
        C3,Cơ sở 3,grassroots_union,P2,,,,
        """

    private static let employers = """
        code,name,kind,ownership,industry,headcount,women,unit_code,upper_unit_code,valid_from,valid_to
        DN-1,Sao Mai,enterprise,non_state,C,100,,C1,,2015-01-01,
        DN-2,Bình Minh,enterprise,state,C,200,,C2,,2015-01-01,
        DN-3,Hoa Sen,enterprise,foreign,C,300,,C3,,2015-01-01,
        DN-4,Đông Đô,enterprise,non_state,C,400,,,P1,2015-01-01,
        CQ-1,Sở Nội vụ,agency,,O,50,,C1,,2015-01-01,
        """
}
