import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct PasswordTests {
    @Test(arguments: [
        ("short", "password_too_short"), ("123456789", "password_too_short"),
        (String(repeating: "ab", count: 101), "password_too_long"), ("my lan.anh word", "password_contains_name"),
        ("LAN.ANH 12345", "password_contains_name"), ("1234567890", "password_too_common"),
        ("Mật Khẩu 123", "password_too_common"), ("aaaaaaaaaaaa", "password_too_common"),
        ("ababababababab", "password_too_common"),
    ])
    func `a weak password is refused`(password: String, code: String) {
        #expect {
            try PasswordRules.check(password, signInName: "lan.anh")
        } throws: { ($0 as? Refusal)?.code == code }
    }

    @Test(arguments: ["bốn con ngựa xanh", "correct horse battery", "0912 345 678"])
    func `a long password is taken as it is`(password: String) throws {
        try PasswordRules.check(password, signInName: "lan.anh")
    }

    @Test func `a password matches its own hash alone, however its marks were typed`() async throws {
        let hasher = try PasswordHasher(.cheap)
        let composed = "b\u{1ED1}n con ngựa"
        let decomposed = "bo\u{302}\u{301}n con ngựa"
        let hash = try await hasher.hash(composed)
        let again = try await hasher.hash(composed)

        #expect(hash.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(hash != again)
        #expect(try await hasher.matches(composed, hash))
        #expect(try await hasher.matches(decomposed, hash))
        #expect(try await !hasher.matches("bon con ngua", hash))
        #expect(try await !hasher.matches(composed, nil))
        #expect(try await !hasher.matches(composed, "nonsense"))
    }

    @Test func `an unknown name costs as much work as a known one`() async throws {
        let hasher = try PasswordHasher()

        let known = try await hasher.hash("bốn con ngựa xanh")

        // The same parameters mean the same memory and passes; a clock would tell less and fail on a busy machine.
        #expect(hasher.decoy.split(separator: "$").prefix(3) == known.split(separator: "$").prefix(3))
    }

    @Test func `a hash of another cost is made anew when its person signs in`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let other = try PasswordHasher(.standard)
            let answer = try await SignIn(
                signInName: "boss", password: AccessWorld.password, address: ""
            ).run(on: world.store, other)
            let stored = try await world.store.read { tx in
                try AccountQueries.credentials("boss", in: tx)?.passwordHash
            }

            #expect(try await world.actor(try AccessWorld.session(answer)) != nil)
            #expect(stored?.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") == true)
            _ = try await world.signIn("boss")
        }
    }
}
