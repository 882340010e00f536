import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct SecondFactorTests {
    /// The administrator with a second factor that is on.
    private struct Guarded {
        let world: AccessWorld
        let secret: [UInt8]
        let codes: [String]

        var code: String { TimeCode.code(secret, step: TimeCode.step(at: world.time.clock.now)) }

        func step(_ password: String = AccessWorld.password) async throws -> String {
            let answer = try await SignIn(signInName: "boss", password: password, address: "10.0.0.1")
                .run(on: world.store, world.facade.hasher)
            return try AccessWorld.step(answer)
        }

        func enter(_ step: String, _ code: String) async throws -> String {
            try await UseSecondFactor(step: step, code: code, address: "10.0.0.1", seal: world.facade.seal)
                .run(on: world.store)
        }
    }

    private func secret(_ world: AccessWorld, of name: String) async throws -> [UInt8] {
        try await world.facade.look { [seal = world.facade.seal] tx in
            guard let account = try AccountQueries.credentials(name, in: tx),
                let factor = try SecondFactorQueries.find(accountID: account.accountID, in: tx)
            else { return [] }
            return seal.opened(factor.secret, accountID: factor.accountID) ?? []
        }
    }

    private func begin(_ world: AccessWorld, _ actor: Actor) async throws {
        try await world.facade.change { [seal = world.facade.seal] tx in
            try BeginSecondFactor(seal: seal).run(as: actor, in: tx)
        }
    }

    private func confirm(_ world: AccessWorld, _ actor: Actor, _ code: String) async throws -> [String] {
        try await world.facade.change { [seal = world.facade.seal] tx in
            try ConfirmSecondFactor(code: code, seal: seal).run(as: actor, in: tx)
        }
    }

    private func with(
        _ engine: EngineName, seal: SecretSeal = .none, _ body: (Guarded) async throws -> Void
    ) async throws {
        try await AccessWorld.with(engine, seal: seal) { world in
            let boss = try await world.boss()
            try await begin(world, boss)
            let secret = try await secret(world, of: "boss")
            let code = TimeCode.code(secret, step: TimeCode.step(at: world.time.clock.now))
            let codes = try await confirm(world, boss, code)
            world.time.pass(seconds: 60)
            try await body(Guarded(world: world, secret: secret, codes: codes))
        }
    }

    @Test(arguments: TestStore.engines)
    func `signing in asks for the code once the second factor is on`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            let step = try await guarded.step()
            let asSession = try await guarded.world.actor(step)
            let token = try await guarded.enter(step, guarded.code)
            let again = try await guarded.world.refusal { _ = try await guarded.enter(step, guarded.code) }

            #expect(asSession == nil)
            #expect(try await guarded.world.actor(token)?.name == "boss")
            #expect(again == "sign_in_step_over")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code is accepted once, and none before it afterwards`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            let step = try await guarded.step()
            let code = guarded.code
            _ = try await guarded.enter(step, code)
            let second = try await guarded.step()
            let same = try await guarded.world.refusal { _ = try await guarded.enter(second, code) }
            let before = TimeCode.code(
                guarded.secret, step: TimeCode.step(at: guarded.world.time.clock.now) - 1)
            let older = try await guarded.world.refusal { _ = try await guarded.enter(second, before) }
            guarded.world.time.pass(seconds: 30)

            #expect([same, older] == ["wrong_second_factor", "wrong_second_factor"])
            _ = try await guarded.enter(second, guarded.code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `guessing codes is throttled like guessing passwords`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            for _ in 0..<5 {
                // A right password in between forgives nothing here.
                let step = try await guarded.step()
                let code = try await guarded.world.refusal { _ = try await guarded.enter(step, "abc") }
                #expect(code == "wrong_second_factor")
            }
            let step = try await guarded.step()
            let blocked = try await guarded.world.refusal { _ = try await guarded.enter(step, guarded.code) }
            guarded.world.time.pass(seconds: 30)

            #expect(blocked == "try_again_later")
            _ = try await guarded.enter(step, guarded.code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each of ten recovery codes stands in for the telephone once`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            #expect(Set(guarded.codes).count == 10)
            for code in guarded.codes {
                let step = try await guarded.step()
                _ = try await guarded.enter(step, code.lowercased().filter { $0 != "-" })
            }
            let step = try await guarded.step()
            let again = try await guarded.world.refusal { _ = try await guarded.enter(step, guarded.codes[0]) }
            let entries = try await guarded.world.facade.auditEntries(
                action: "access.recovery_code_used", actor: "boss", before: nil, limit: 20)

            #expect(again == "wrong_second_factor")
            #expect(entries.count == 10)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a step waits ten minutes and ends with the password`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            let late = try await guarded.step()
            guarded.world.time.pass(seconds: 600)
            let tooLate = try await guarded.world.refusal { _ = try await guarded.enter(late, guarded.code) }
            let step = try await guarded.step()
            let code = try await guarded.world.facade.makeOneTimeCode(for: "boss", as: .commandLine)
            let answer = try await UseOneTimeCode(
                signInName: "boss", code: code, newPassword: "năm con ngựa đỏ", address: "10.0.0.2"
            ).run(on: guarded.world.store, guarded.world.facade.hasher)
            let old = try await guarded.world.refusal { _ = try await guarded.enter(step, guarded.code) }
            let unknown = try await guarded.world.refusal { _ = try await guarded.enter(Secret.make(), "1") }

            // A printed code is one factor too: it does not open the account of somebody who has two.
            let after = try AccessWorld.step(answer)
            #expect([tooLate, old, unknown] == Array(repeating: "sign_in_step_over", count: 3))
            _ = try await guarded.enter(after, guarded.code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `switching it off needs the password`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            let world = guarded.world
            let boss = try #require(try await world.actor(try await guarded.enter(guarded.step(), guarded.code)))
            let wrong = try await world.refusal {
                try await EndSecondFactor(actor: boss, password: "x").run(on: world.store, world.facade.hasher)
            }
            let right = EndSecondFactor(actor: boss, password: AccessWorld.password)
            try await right.run(on: world.store, world.facade.hasher)
            let again = try await world.refusal { try await right.run(on: world.store, world.facade.hasher) }

            #expect([wrong, again] == ["wrong_old_password", "second_factor_off"])
            _ = try await world.signIn("boss")
        }
    }

    @Test(arguments: TestStore.engines)
    func `an administrator takes it from somebody who has lost everything`(engine: EngineName) async throws {
        try await with(engine) { guarded in
            let world = guarded.world
            let id = try #require(try await world.facade.accounts().first?.id)
            let stranger = Actor(kind: .person, name: "x", roles: [])
            await #expect(throws: Forbidden.self) {
                try await world.facade.change { tx in try TakeSecondFactor(accountID: id).run(as: stranger, in: tx) }
            }
            try await world.facade.takeSecondFactor(from: " BOSS ", as: .commandLine)
            await #expect(throws: NotFound.self) {
                try await world.facade.takeSecondFactor(from: "nobody", as: .commandLine)
            }
            let again = try await world.refusal {
                try await world.facade.change { tx in
                    try TakeSecondFactor(accountID: id).run(as: .commandLine, in: tx)
                }
            }

            #expect(again == "second_factor_off")
            _ = try await world.signIn("boss")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a secret must be confirmed by its own code before it guards anything`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try await world.boss()
            let early = try await world.refusal { _ = try await confirm(world, boss, "123456") }
            try await begin(world, boss)
            let first = try await secret(world, of: "boss")
            try await begin(world, boss)
            let second = try await secret(world, of: "boss")
            let wrong = try await world.refusal { _ = try await confirm(world, boss, "abc") }
            _ = try await world.signIn("boss")
            let code = TimeCode.code(second, step: TimeCode.step(at: world.time.clock.now))
            _ = try await confirm(world, boss, code)
            let twice = try await world.refusal { _ = try await confirm(world, boss, code) }
            let anew = try await world.refusal { try await begin(world, boss) }

            #expect(first != second)
            #expect(early == "second_factor_not_begun")
            #expect(wrong == "wrong_second_factor")
            #expect([twice, anew] == ["second_factor_on", "second_factor_on"])
        }
    }

    @Test(arguments: RoleName.allCases)
    func `every role but cashier and member may switch it on`(role: RoleName) async throws {
        try await AccessWorld.with(.sqlite) { world in
            try await world.account("lan")
            let actor = Actor(
                kind: .person, name: "lan",
                roles: [Actor.Role(name: role.rawValue, scope: .everything, permissions: [])])
            let refusal = try await world.refusal { try await begin(world, actor) }

            let isRefused = role == .cashier || role == .member
            #expect(refusal == (isRefused ? "second_factor_not_for_role" : nil))
        }
    }

    @Test(arguments: TestStore.engines)
    func `with a key the secret is sealed at rest, and the doctor can tell`(engine: EngineName) async throws {
        let seal = try #require(SecretSeal(hex: String(repeating: "0a", count: 32)))
        try await with(engine, seal: seal) { guarded in
            let health = try await guarded.world.facade.secondFactorHealth()
            let text = try await guarded.world.storedText()
            let plain = AccessFacade(store: guarded.world.store, hasher: guarded.world.facade.hasher)
            let unreadable = try await plain.secondFactorHealth().unreadable

            #expect([health.unsealed, health.unreadable, unreadable] == [0, 0, 1])
            #expect(!text.contains("\(guarded.secret)"))
            for code in guarded.codes { #expect(!text.contains(code)) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a secret of before there was a key is sealed at the next sign-in`(engine: EngineName) async throws {
        let seal = try #require(SecretSeal(hex: String(repeating: "0a", count: 32)))
        try await with(engine) { guarded in
            let before = try await guarded.world.facade.secondFactorHealth()
            let step = try await guarded.step()
            _ = try await UseSecondFactor(step: step, code: guarded.code, address: "", seal: seal)
                .run(on: guarded.world.store)
            let unreadable = try await guarded.world.facade.secondFactorHealth()

            #expect([before.unsealed, before.unreadable] == [1, 0])
            #expect([unreadable.unsealed, unreadable.unreadable] == [0, 1])
        }
    }
}
