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

    /// What one look at a page sends; nil for a page that is not shown.
    private static func look(_ browser: TestBrowser, _ path: String) async throws -> StatementTally? {
        let tally = StatementTally()
        let answer = try await StatementTally.$current.withValue(tally) { try await browser.get(path) }
        return answer.status < 400 ? tally : nil
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
                    guard var tally = try await StatementTests.look(browser, step.path) else { continue }
                    // What is kept for half a minute may run out between two looks, not between three.
                    if tally.count + StatementTests.admission > StatementTests.most {
                        tally = try await StatementTests.look(browser, step.path) ?? tally
                    }
                    let count = tally.count + StatementTests.admission
                    #expect(
                        count <= StatementTests.most,
                        "\(step.path) for \(role.rawValue): \(count)\n\(tally.texts.joined(separator: "\n---\n"))")
                }
            }
        }
    }
}
