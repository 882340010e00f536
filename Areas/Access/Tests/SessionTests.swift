import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct SessionTests {
    @Test(arguments: TestStore.engines)
    func `a session ends after eight hours without a request`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.signIn("boss")
            world.time.pass(seconds: 8 * 3_600 - 1)
            let justInTime = try await world.actor(token)
            world.time.pass(seconds: 8 * 3_600 - 1)
            let kept = try await world.actor(token)
            world.time.pass(seconds: 8 * 3_600)
            let late = try await world.actor(token)

            #expect(justInTime != nil)
            #expect(kept != nil)
            #expect(late == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a session ends after seven days, however busy`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.signIn("boss")
            for _ in 0..<27 {
                world.time.pass(seconds: 6 * 3_600)
                #expect(try await world.actor(token) != nil)
            }
            world.time.pass(seconds: 6 * 3_600)

            #expect(try await world.actor(token) == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `changing the password ends every session but the new one`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let first = try await world.signIn("boss")
            let second = try await world.signIn("boss")
            let actor = try #require(try await world.actor(first))

            let new = try await ChangePassword(
                actor: actor, oldPassword: AccessWorld.password, newPassword: "năm con ngựa đỏ",
                address: "10.0.0.1"
            ).run(on: world.store, world.facade.hasher)

            #expect(Set([first, second, new]).count == 3)
            #expect(try await world.actor(first) == nil)
            #expect(try await world.actor(second) == nil)
            #expect(try await world.actor(new) != nil)
            let old = try await world.refusal { _ = try await world.signIn("boss") }
            #expect(old == "wrong_name_or_password")
            _ = try await world.signIn("boss", "năm con ngựa đỏ")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the old password must be known, and guessing it is throttled`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let actor = try await world.boss()
            let guess = ChangePassword(actor: actor, oldPassword: "wrong", newPassword: "năm con ngựa đỏ", address: "")
            for _ in 0..<5 {
                let code = try await world.refusal { _ = try await guess.run(on: world.store, world.facade.hasher) }
                #expect(code == "wrong_old_password")
            }
            let code = try await world.refusal { _ = try await guess.run(on: world.store, world.facade.hasher) }

            #expect(code == "try_again_later")
        }
    }

    @Test(arguments: TestStore.engines)
    func `no secret stands in the database as it is`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try await world.boss()
            let session = try await world.signIn("boss")
            let code = try await world.facade.makeOneTimeCode(for: "boss", as: boss)
            let draft = ClientDraft(name: "Quầy 1", kind: .till, scope: .point(code: "P1"))
            let token = try await world.facade.createClient(draft, as: boss)
            _ = try await world.refusal { _ = try await world.signIn("typed password here", "x") }
            let text = try await world.storedText()

            #expect(text.contains("Trần boss"))
            for secret in [
                session, code, code.filter { $0 != "-" }, token, String(token.dropFirst("phucloi_".count)),
                AccessWorld.password, "typed password here",
            ] {
                #expect(!text.contains(secret))
                #expect(!text.contains("\(Array(secret.utf8))"))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `sessions that are over are forgotten`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            _ = try await world.signIn("boss")
            world.time.pass(seconds: 25 * 3_600)
            _ = try await world.signIn("boss")
            let count = try await world.store.read { tx in
                try tx.first("SELECT COUNT(*) FROM access_session")?.integer(0)
            }

            #expect(count == 1)
        }
    }
}
