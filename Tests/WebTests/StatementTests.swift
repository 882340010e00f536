import Access
import Kernel
import Storage
import TestKit
import Testing
import Web

/// A page that asks the database often is slow on the day when the database stands on another machine.
struct StatementTests {
    /// The journeys count the same over the sample world, with what it takes to know who is asking.
    private static let most = 12
    /// Who is asking: the session, its roles, and whether the second factor is due.
    private static let admission = 3

    private static func scope(of role: RoleName) -> Scope {
        switch role {
        case .administrator: .everything
        case .confederationOfficer, .auditor: .unit(code: "VN")
        case .unitOfficer, .grassrootsOfficer: .unit(code: "VN-01")
        case .partnerManager, .branchManager: .partner(code: "DT-A")
        case .cashier: .point(code: "DB-A")
        case .member: .member(number: "M-1")
        }
    }

    @Test(arguments: TestStore.engines)
    func `no page without a parameter sends more than twelve statements`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            try await world.takeSales()
            for role in RoleName.allCases {
                let scope = StatementTests.scope(of: role)
                let browser = world.browser(role, on: scope)
                for step in RouteWalk(world.site).steps
                where step.method == .get && step.kind == .page && !step.pattern.contains("{") {
                    // The first look fills the copies in memory.
                    _ = try await browser.get(step.path)
                    let tally = StatementTally()
                    let answer = try await StatementTally.$current.withValue(tally) {
                        try await browser.get(step.path)
                    }
                    guard answer.status < 400 else { continue }
                    let count = tally.count + StatementTests.admission
                    #expect(
                        count <= StatementTests.most,
                        "\(step.path) for \(role.rawValue): \(count)\n\(tally.texts.joined(separator: "\n---\n"))")
                }
            }
        }
    }
}
