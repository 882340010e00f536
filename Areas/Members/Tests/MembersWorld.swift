import Imports
import Kernel
import Organisation
import Storage
import TestKit

@testable import Members

/// A database with a small tree of units and no member.
struct MembersWorld: Sendable {
    let store: Store
    let organisation: OrganisationFacade
    let members: MembersFacade

    static let header = "member_no,full_name,birth_date,sex,unit_code,joined_on,left_on\n"
    private static let units = """
        code,name,kind,parent_code,opened_on,closed_on
        TLĐ,Tổng Liên đoàn,confederation,,,
        CS1,CĐCS Một,grassroots_union,TLĐ,2015-01-01,
        CS2,CĐCS Hai,grassroots_union,TLĐ,,2025-07-01
        CS3,CĐCS Ba,grassroots_union,TLĐ,,
        """

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (MembersWorld) async throws -> Result
    ) async throws -> Result {
        try await TestStore.with(engine, OrganisationArea.migrations() + MembersArea.migrations()) { store in
            let organisation = OrganisationFacade()
            for kind in organisation.importKinds where kind.name == "units" {
                try await TestImport(kind, units, on: store)
            }
            let members = MembersFacade(organisation: organisation)
            return try await body(MembersWorld(store: store, organisation: organisation, members: members))
        }
    }

    /// Imports rows under the header of `members`.
    @discardableResult
    func take(_ rows: [String], updates: Bool = false, isDryRun: Bool = false) async throws -> TestImport {
        try await TestImport(
            ImportMembers(organisation: organisation), MembersWorld.header + rows.joined(separator: "\n"),
            updates: updates, isDryRun: isDryRun, on: store)
    }

    func find(_ memberNumbers: [String]) async throws -> [String: MemberRecord] {
        try await store.read { try members.find(memberNumbers, in: $0) }
    }

    /// The assignments of a member as `unit from to`, by their beginning.
    func assignments(of memberNo: String) async throws -> [String] {
        try await store.read { tx in
            let tree = try organisation.tree.value(in: tx)
            let record = try members.find([memberNo], in: tx)[memberNo]
            return (record?.assignments ?? []).sorted {
                ($0.days.from ?? Day(number: 0)) < ($1.days.from ?? Day(number: 0))
            }
            .map { assignment in
                let code = tree.unit(assignment.unitNumber)?.code ?? "?"
                let (from, to) = (assignment.days.from?.description ?? "", assignment.days.to?.description ?? "")
                return "\(code) \(from) \(to)"
            }
        }
    }

    func person(_ memberNo: String) async throws -> Person? {
        try await store.read { tx in
            try MemberQueries.stated([memberNo], in: tx)[memberNo]?.person
        }
    }
}
