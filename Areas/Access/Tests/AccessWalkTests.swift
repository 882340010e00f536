import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct AccessWalkTests {
    /// Accounts of every role, beside the administrator.
    private static let roles: [(name: String, grant: RoleGrant)] = [
        ("boss", RoleGrant(.administrator, on: .everything)),
        ("officer", RoleGrant(.confederationOfficer, on: .everything)),
        ("unit.officer", RoleGrant(.unitOfficer, on: .unit(code: "U1"))),
        ("grassroots", RoleGrant(.grassrootsOfficer, on: .unit(code: "U2"))),
        ("auditor", RoleGrant(.auditor, on: .everything)),
        ("manager", RoleGrant(.partnerManager, on: .partner(code: "P1"))),
        ("branch", RoleGrant(.branchManager, on: .partner(code: "P2"))),
        ("cashier", RoleGrant(.cashier, on: .point(code: "D1"))),
        ("member", RoleGrant(.member, on: .member(number: "M1"))),
    ]

    @Test func `every role takes the walk`() {
        #expect(Set(AccessWalkTests.roles.map(\.grant.name)) == Set(RoleName.allCases))
    }

    @Test func `every route lets in those it is for and nobody else`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let site = try world.site()
            for (name, grant) in AccessWalkTests.roles where name != "boss" { try await world.account(name, grant) }
            for (name, _) in AccessWalkTests.roles {
                let token = try await world.signIn(name)
                let actor = try #require(try await world.actor(token))
                // Signing out works for everybody and would end the walk.
                for step in RouteWalk(site).steps where step.access != .open && step.path != "/sign-out" {
                    let browser = TestBrowser(site)
                    _ = try await browser.get("/my-password", ["cookie": "session=\(token)"])
                    let answer = try await send(step, browser, ["cookie": "session=\(token)"])
                    let isRefused = answer.status == 403
                    #expect(isRefused == !step.isFor(actor), "\(name) \(step.method.rawValue) \(step.path)")
                }
            }
        }
    }

    @Test func `a stranger reaches no write but the ways in`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let site = try world.site()
            let walk = RouteWalk(site)

            #expect(
                walk.openWrites.map(\.pattern) == [
                    "/sign-in", "/one-time-code", "/sign-in/second-factor", "/invitation/{token}",
                    "/forgotten-password",
                ])
            for step in walk.steps where step.access != .open {
                let browser = TestBrowser(site)
                _ = try await browser.get("/sign-in")
                let answer = try await send(step, browser, [:])
                // A form of fields is kept on a page that asks to sign in; any other leads there.
                let isSent = step.kind == .page && answer.header("location")?.hasPrefix("/sign-in") == true
                #expect(isSent || answer.status == 401)
                if step.kind == .page, !isSent { #expect(answer.body.contains("/sign-in")) }
            }
        }
    }

    private func send(
        _ step: RouteWalk.Step, _ browser: TestBrowser, _ headers: [String: String]
    ) async throws -> TestAnswer {
        switch (step.method, step.kind) {
        case (.get, _): return try await browser.get(step.path, headers)
        case (_, .page): return try await browser.post(step.path, [], headers)
        case (_, .api):
            return try await browser.send(
                step.method.rawValue, step.path, headers.merging(["x-csrf-token": browser.csrf]) { $1 })
        }
    }
}
