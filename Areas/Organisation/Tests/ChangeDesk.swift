import Imports
import Kernel
import Storage
import TestKit

@testable import Organisation

/// An officer at work on a small tree: two provinces with two districts each, and a grassroots union below each.
struct ChangeDesk: Sendable {
    let world: OrganisationWorld
    var affairs: [UnitAffairs] = []

    static let officer = actor("can bo", .everything)
    static let day = "2026-07-01"

    static func with(_ engine: EngineName, _ body: (ChangeDesk) async throws -> Void) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Liên đoàn tỉnh Một,provincial_federation,VN,,,,",
                "T2,Liên đoàn tỉnh Hai,provincial_federation,VN,,,,", "H1,Huyện Đông,district_federation,T1,,,,",
                "H2,Huyện Tây,district_federation,T1,,,,", "H3,Huyện Nam,district_federation,T2,,,,",
                "C1,Công đoàn May,grassroots_union,H1,,,,", "C2,Công đoàn Điện,grassroots_union,H2,,,,",
                "C3,Công đoàn Cảng,grassroots_union,H3,,,,",
            ])
            try await body(ChangeDesk(world: world))
        }
    }

    static func actor(_ name: String, _ scope: Scope) -> Actor {
        let permissions: Set = [OrganisationFacade.read, OrganisationFacade.change]
        return Actor(
            kind: .person, name: name, roles: [Actor.Role(name: "officer", scope: scope, permissions: permissions)])
    }

    func order(_ fields: [String: String]) throws -> ChangeOrder {
        try ChangeOrder { fields[$0] ?? ($0 == "day" ? ChangeDesk.day : "") }
    }

    func preview(_ fields: [String: String], as actor: Actor = officer) async throws -> ChangePreview {
        let action = PreviewChange(order: try order(fields), organisation: world.organisation, affairs: affairs)
        return try await world.store.read { tx in try action.run(as: actor, in: tx) }
    }

    /// Previews and confirms; the number of the event.
    @discardableResult
    func take(_ fields: [String: String], as actor: Actor = officer, version: Int64? = nil) async throws -> Int64 {
        let seen = try await preview(fields, as: actor)
        let action = TakeChange(
            order: try order(fields), version: version ?? seen.version, organisation: world.organisation)
        return try await world.store.write { tx in try action.run(as: actor, in: tx) }
    }

    func undo(
        _ event: Int64, reason: String = "Hoãn theo nghị quyết", as actor: Actor = officer, version: Int64? = nil
    ) async throws {
        let (organisation, affairs) = (world.organisation, affairs)
        try await world.store.write { tx in
            let now = try tx.version(of: OrganisationFacade.register)
            try UndoChange(
                event: event, version: version ?? now, reason: reason, organisation: organisation, affairs: affairs
            ).run(as: actor, in: tx)
        }
    }

    /// The refusal's code and the unit that it names, or `nothing`.
    func refusal(_ body: () async throws -> Void) async throws -> String {
        do {
            try await body()
            return "nothing"
        } catch let refusal as Refusal {
            return [refusal.code, refusal.parameters["unit"]].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// Each unit of a day as `code name < parent`.
    func picture(_ day: String) async throws -> [String] {
        let tree = try await world.tree()
        guard let day = Day(day) else { return [] }
        return tree.all.filter { tree.exists($0.number, on: day) }.map { unit in
            "\(unit.code) \(tree.name(of: unit, on: day)) < \(tree.parent(of: unit.number, on: day)?.code ?? "")"
        }.sorted()
    }

    func events() async throws -> [ChangeEvent] {
        try await world.store.read { tx in
            try ChangeEventQueries.events(of: nil, offset: 0, limit: 1_000, in: tx)
        }
    }

    func audits() async throws -> [String] {
        try await world.store.read { tx in
            try tx.rows("SELECT action FROM audit WHERE action LIKE 'units.%' ORDER BY number").map { try $0.text(0) }
        }
    }
}
