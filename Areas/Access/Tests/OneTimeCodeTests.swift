import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct OneTimeCodeTests {
    private static let password = "năm con ngựa đỏ"

    private func use(
        _ world: AccessWorld, _ code: String, name: String = "lan", password: String = OneTimeCodeTests.password
    ) async throws -> String {
        let action = UseOneTimeCode(signInName: name, code: code, newPassword: password, address: "10.0.0.2")
        return try AccessWorld.session(try await action.run(on: world.store, world.facade.hasher))
    }

    /// An account without a password and its code.
    private func with(_ engine: EngineName, _ body: (AccessWorld, String) async throws -> Void) async throws {
        try await AccessWorld.with(engine) { world in
            let draft = AccountDraft(signInName: "lan", displayName: "Trần Thị Lan")
            try await world.facade.createAccount(draft, as: .commandLine)
            try await body(world, try await world.facade.makeOneTimeCode(for: "lan", as: .commandLine))
        }
    }

    @Test func `a code can be read aloud`() {
        for _ in 0..<200 {
            let code = OneTimeCode.make()
            #expect(code.count == 14)
            #expect(code.allSatisfy { "23456789ABCDEFGHJKMNPQRSTUVWXYZ-".contains($0) })
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code sets a password and signs in, once`(engine: EngineName) async throws {
        try await with(engine) { world, code in
            let token = try await use(world, code.lowercased().filter { $0 != "-" } + " ")
            let again = try await world.refusal { _ = try await use(world, code) }

            #expect(try await world.actor(token)?.name == "lan")
            #expect(again == "wrong_one_time_code")
            _ = try await world.signIn("lan", OneTimeCodeTests.password)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code ends after seven days`(engine: EngineName) async throws {
        try await with(engine) { world, code in
            world.time.pass(seconds: 7 * 86_400)

            let refusal = try await world.refusal { _ = try await use(world, code) }
            #expect(refusal == "wrong_one_time_code")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a new code takes the place of the old one`(engine: EngineName) async throws {
        try await with(engine) { world, old in
            let new = try await world.facade.makeOneTimeCode(for: "lan", as: .commandLine)

            let refusal = try await world.refusal { _ = try await use(world, old) }
            #expect(refusal == "wrong_one_time_code")
            _ = try await use(world, new)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code is good for its own account alone`(engine: EngineName) async throws {
        try await with(engine) { world, code in
            for name in ["boss", "nobody"] {
                let refusal = try await world.refusal { _ = try await use(world, code, name: name) }
                #expect(refusal == "wrong_one_time_code")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a weak password does not use the code up`(engine: EngineName) async throws {
        try await with(engine) { world, code in
            let weak = try await world.refusal { _ = try await use(world, code, password: "short") }

            #expect(weak == "password_too_short")
            _ = try await use(world, code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `guessing codes is throttled together with guessing passwords`(engine: EngineName) async throws {
        try await with(engine) { world, code in
            for _ in 0..<5 { _ = try await world.refusal { _ = try await use(world, "AAAA-BBBB-CCCC") } }

            let right = try await world.refusal { _ = try await use(world, code) }
            let signIn = try await world.refusal { _ = try await world.signIn("lan", "x") }
            #expect([right, signIn] == ["try_again_later", "try_again_later"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a forgotten password's code ends the sessions that are open`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.signIn("boss")
            let code = try await world.facade.makeOneTimeCode(for: "BOSS", as: .commandLine)
            _ = try await use(world, code, name: "boss")

            #expect(try await world.actor(token) == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the first run makes an administrator and never again`(engine: EngineName) async throws {
        try await TestStore.with(engine, try AccessArea.migrations()) { store in
            let facade = AccessFacade(store: store, hasher: try PasswordHasher(.cheap))
            let code = try #require(try await facade.ensureAdministrator())
            let second = try await facade.ensureAdministrator()
            let answer = try await UseOneTimeCode(
                signInName: "admin", code: code, newPassword: OneTimeCodeTests.password, address: ""
            ).run(on: store, facade.hasher)
            let token = try AccessWorld.session(answer)

            #expect(second == nil)
            let actor = try await facade.authenticator.session(token)?.actor
            #expect(actor?.scopes(for: AccessPermission.manageAccounts) == [.everything])
        }
    }
}
