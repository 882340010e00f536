import Kernel
import Testing

@testable import Access

struct TimeCodeTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 6238, appendix B, the rows of SHA-1.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `codes are those of the standard`(seconds: Int64, code: String) {
        let step = TimeCode.step(at: Instant(microseconds: seconds * 1_000_000))

        #expect(TimeCode.code(TimeCodeTests.secret, step: step, digits: 8) == code)
        #expect(TimeCode.code(TimeCodeTests.secret, step: step) == String(code.suffix(6)))
    }

    @Test func `a code is known in its own half minute and the two beside it`() {
        let now = Instant(microseconds: 1_234_567_890_000_000)
        let step = TimeCode.step(at: now)
        let known = (-3...3).filter { offset in
            TimeCode.step(of: TimeCode.code(TimeCodeTests.secret, step: step + offset), TimeCodeTests.secret, at: now)
                == step + offset
        }

        #expect(known == [-1, 0, 1])
        #expect(TimeCode.step(of: " 005 924 ", TimeCodeTests.secret, at: now) == step)
    }

    @Test(arguments: ["", "00592", "0059244", "89005924", "００５９２４", "abcdef"])
    func `what is no code is not accepted`(typed: String) {
        let now = Instant(microseconds: 1_234_567_890_000_000)

        #expect(TimeCode.step(of: typed, TimeCodeTests.secret, at: now) == nil)
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base32 is that of the standard`(plain: String, text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
    }

    @Test func `the address tells an app all it needs`() {
        #expect(
            TimeCode.address(TimeCodeTests.secret, signInName: "lan@x")
                == "otpauth://totp/PhucLoi:lan%40x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PhucLoi"
                + "&algorithm=SHA1&digits=6&period=30")
    }

    @Test(arguments: [
        "", "00", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
        String(repeating: "+1", count: 32),
    ])
    func `a key that is not 32 bytes in hexadecimal digits is none`(hex: String) {
        #expect(SecretSeal(hex: hex) == nil)
    }

    @Test func `a sealed secret opens with its key, for its account alone`() throws {
        let seal = try #require(SecretSeal(hex: String(repeating: "0a", count: 32)))
        let other = try #require(SecretSeal(hex: String(repeating: "0b", count: 32)))
        let stored = try seal.stored(TimeCodeTests.secret, accountID: "1")

        #expect(stored.isSealed)
        #expect(!stored.bytes.contains(TimeCodeTests.secret))
        #expect(seal.opened(stored, accountID: "1") == TimeCodeTests.secret)
        #expect(seal.opened(stored, accountID: "2") == nil)
        #expect(other.opened(stored, accountID: "1") == nil)
        #expect(SecretSeal.none.opened(stored, accountID: "1") == nil)
        #expect(seal.opened(StoredSecret(bytes: [1, 2], isSealed: true), accountID: "1") == nil)
    }
}
