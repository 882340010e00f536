import Access
import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

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
        _ engine: EngineName, dependents: [MemberDependents] = [], seal: SecretSeal = .none,
        _ body: (MembersWorld) async throws -> Result
    ) async throws -> Result {
        let migrations = try ImportDesk.migrations() + OrganisationArea.migrations() + MembersArea.migrations()
        return try await TestStore.with(engine, migrations) { store in
            let organisation = OrganisationFacade()
            for kind in organisation.importKinds where kind.name == "units" {
                try await TestImport(kind, units, on: store)
            }
            let members = MembersFacade(organisation: organisation, dependents: dependents, seal: seal)
            return try await body(MembersWorld(store: store, organisation: organisation, members: members))
        }
    }

    /// Imports rows under the header of `members`.
    @discardableResult
    func take(
        _ rows: [String], updates: Bool = false, isDryRun: Bool = false, as actor: Actor = .commandLine
    ) async throws -> TestImport {
        try await TestImport(
            ImportMembers(organisation: organisation), MembersWorld.header + rows.joined(separator: "\n"),
            updates: updates, isDryRun: isDryRun, as: actor, on: store)
    }

    /// Imports rows as the command does, with an entry in the log; says its number.
    @discardableResult
    func batch(_ rows: [String], updates: Bool = false) async throws -> Int64 {
        let outcome = try await TestImport(
            members.importKinds[0], MembersWorld.header + rows.joined(separator: "\n"), updates: updates,
            fileName: "rows.csv", on: store)
        return try #require(outcome.summary.batch)
    }

    @discardableResult
    func takeBack(_ batch: Int64, as actor: Actor = .commandLine) async throws -> Int64 {
        let kinds = members.importKinds + organisation.importKinds
        return try await store.write { tx in try TakeBackImport(batch, kinds: kinds).run(as: actor, in: tx) }
    }

    /// An officer of one unit.
    static func officer(of unit: String) -> Actor {
        let role = Actor.Role(
            name: "unit_officer", scope: .unit(code: unit), permissions: [MembersFacade.read, MembersFacade.write])
        return Actor(kind: .person, name: "officer.\(unit)", roles: [role])
    }

    /// The register as its own file tells it, without the header.
    func register() async throws -> [String] {
        let text = try await TestExport.text(ExportMembers(organisation: organisation), on: store)
        return text.split(separator: "\n").dropFirst().map(String.init).sorted()
    }

    /// The numbers of the members whom a search finds, in its order.
    func search(_ text: String, as actor: Actor = .commandLine) async throws -> [String] {
        try await store.read { tx in
            let look = try MemberLook(actor, organisation, in: tx)
            return try MemberSearch(text: text, units: look.reach.units(members.reachedUnits.value(in: tx))).found(
                in: tx
            ).map(\.memberNo)
        }
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
