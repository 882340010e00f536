import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct SignInTests {
    private func wrong(
        _ world: AccessWorld, _ name: String = "boss", from address: String = "10.0.0.1"
    )
        async throws -> Refusal?
    {
        do {
            _ = try await world.signIn(name, "wrong password", from: address)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    @Test(arguments: TestStore.engines)
    func `name and password open a session`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.signIn(" BOSS ")
            let actor = try await world.actor(token)

            #expect(actor?.name == "boss")
            #expect(actor?.may(AccessPermission.manageAccounts) == true)
            #expect(actor?.may(Permission("sales.record")) == false)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a wrong password and an unknown name are refused alike`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            try await world.facade.createAccount(
                AccountDraft(signInName: "new", displayName: "No password yet"), as: .commandLine)

            #expect(try await wrong(world)?.code == "wrong_name_or_password")
            #expect(try await wrong(world, "nobody")?.code == "wrong_name_or_password")
            #expect(try await wrong(world, "new")?.code == "wrong_name_or_password")
        }
    }

    @Test(arguments: TestStore.engines)
    func `after five wrong tries each further one must wait twice as long`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            for _ in 0..<5 { #expect(try await wrong(world)?.code == "wrong_name_or_password") }

            let blocked = try #require(try await wrong(world))
            let right = try await world.refusal { _ = try await world.signIn("boss") }
            #expect(blocked == Refusal("try_again_later", ["minutes": "1", "time": "08:01"]))
            #expect(right == "try_again_later")

            world.time.pass(seconds: 30)
            #expect(try await wrong(world)?.code == "wrong_name_or_password")
            world.time.pass(seconds: 59)
            #expect(try await wrong(world)?.code == "try_again_later")
            world.time.pass(seconds: 1)
            #expect(try await wrong(world)?.code == "wrong_name_or_password")
            #expect(try await wrong(world)?.parameters["minutes"] == "2")
        }
    }

    @Test(arguments: TestStore.engines)
    func `nobody waits longer than a quarter of an hour`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            for _ in 0..<20 {
                _ = try await wrong(world)
                world.time.pass(seconds: 900)
            }
            _ = try await wrong(world)

            #expect(try await wrong(world)?.parameters["minutes"] == "15")
        }
    }

    @Test(arguments: TestStore.engines)
    func `signing in clears the account's count, and a day does`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            for _ in 0..<4 { _ = try await wrong(world) }
            _ = try await world.signIn("boss")
            for _ in 0..<5 { #expect(try await wrong(world)?.code == "wrong_name_or_password") }
            #expect(try await wrong(world)?.code == "try_again_later")

            world.time.pass(seconds: 86_400)
            for _ in 0..<5 { #expect(try await wrong(world)?.code == "wrong_name_or_password") }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an address that tries many names must wait`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            for index in 0..<50 {
                let code = try await wrong(world, "name\(index)", from: "10.9.9.9")?.code
                #expect(code == "wrong_name_or_password")
            }
            let here = try await wrong(world, "another", from: "10.9.9.9")
            let elsewhere = try await wrong(world, "another", from: "10.9.9.8")

            #expect(here?.code == "try_again_later")
            #expect(elsewhere?.code == "wrong_name_or_password")
        }
    }

    @Test func `all addresses of one IPv6 network count as one`() {
        let first = Throttle.Subject.address("2001:db8:1:2:3:4:5:6").key

        #expect(Throttle.Subject.address("2001:db8:1:2:ffff::1").key == first)
        #expect(Throttle.Subject.address("2001:db8:1:3::1").key != first)
        #expect(Throttle.Subject.address("2001:db8:1:2::1%eth0").key == first)
    }

    @Test(arguments: TestStore.engines)
    func `many tries at once slip no more through than one after another`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<40 { group.addTask { try await wrong(world)?.code } }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }

            #expect(codes.count { $0 == "wrong_name_or_password" } == 5)
            #expect(codes.count { $0 == "try_again_later" } == 35)
        }
    }
}
