import CardFormat
import Credential
import Crypto
import CryptoExtras
import Foundation
import Testing

/// RFC 9052 and 9053.
struct COSETests {
    private struct Vector: Decodable {
        struct Input: Decodable {
            struct Signing: Decodable {
                let key: [String: String]
                let external: String?
            }

            let sign0: Signing?
        }

        struct Output: Decodable {
            let cbor: String
        }

        struct Intermediates: Decodable {
            let ToBeSign_hex: String?
        }

        let title: String
        let fail: Bool?
        let input: Input
        let intermediates: Intermediates?
        let output: Output
    }

    @Test("messages of the COSE working group hold or fail as stated, and what is signed is theirs to the byte")
    func examples() throws {
        let paths = try ["cose/sign1-tests", "cose/ecdsa-examples", "cose/CWT"].flatMap(SharedVectors.names)
        var counts = (held: 0, refused: 0, other: 0)
        for path in paths {
            guard let vector = try SharedVectors.json(path, as: Vector.self) else { return }
            let bytes = try #require(Hexadecimal.bytes(vector.output.cbor))
            guard let signing = vector.input.sign0 else {
                // Messages of several signers, encrypted ones and authentication codes are none of ours.
                #expect(throws: FormatFault.self, "\(path)") { try SignedMessage(bytes) }
                counts.other += 1
                continue
            }
            let key = try COSETests.key(signing.key)
            let external = try #require(Hexadecimal.bytes(signing.external ?? ""))
            let message = try? SignedMessage(bytes)

            let holds = message.map { key.holds($0, externalData: external) } ?? false

            #expect(holds == !(vector.fail ?? false), "\(path): \(vector.title)")
            if holds, let signed = vector.intermediates?.ToBeSign_hex {
                #expect(Hexadecimal.text(message?.signedBytes(externalData: external) ?? []) == signed.lowercased())
            }
            if holds { counts.held += 1 } else { counts.refused += 1 }
        }
        if !paths.isEmpty { #expect(counts == (8, 6, 8)) }
    }

    private static func key(_ members: [String: String]) throws -> JSONWebKey {
        var plain = members
        for name in ["x", "y"] {
            guard let hex = members["\(name)_hex"], let bytes = Hexadecimal.bytes(hex) else { continue }
            plain[name] = Data(bytes).base64EncodedString()
        }
        return try JSONWebKey(json: [UInt8](try JSONEncoder().encode(plain)))
    }

    private struct Wycheproof: Decodable {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let comment: String
                let msg: String
                let sig: String
                let result: String
            }

            struct Key: Decodable {
                let uncompressed: String
            }

            let publicKey: Key
            let tests: [Case]
        }

        let testGroups: [Group]
    }

    @Test("signatures of ES256 hold or fail as Wycheproof says, all 262")
    func wycheproof() throws {
        let path = "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json"
        guard let file = try SharedVectors.json(path, as: Wycheproof.self) else { return }
        var count = 0
        for group in file.testGroups {
            let point = try #require(Hexadecimal.bytes(group.publicKey.uncompressed)).dropFirst()
            let text = { (part: ArraySlice<UInt8>) in Data(part).base64EncodedString() }
            let key = try COSETests.key([
                "kty": "EC", "crv": "P-256", "x": text(point.prefix(32)), "y": text(point.suffix(32)),
            ])
            for test in group.tests {
                let holds = key.holds(
                    try #require(Hexadecimal.bytes(test.sig)), over: try #require(Hexadecimal.bytes(test.msg)),
                    by: SignatureAlgorithm.es256)

                #expect(holds == (test.result == "valid"), "\(test.tcId) \(test.comment)")
                count += 1
            }
        }
        #expect(count == 262)
    }

    @Test("a message signed with RSA-PSS holds, with either tag and without one, and fails when a byte is another")
    func rsa() throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        let headers: [UInt8] = [0xA1, 0x01, 0x38, 0x24]
        let payload = [UInt8]("giá ưu đãi".utf8)
        let signed = SignedMessage.signedBytes(protected: headers, externalData: [1], payload: payload)
        let signature = [UInt8](try key.signature(for: SHA256.hash(data: signed), padding: .PSS).rawRepresentation)
        let tagged = SignedMessage.bytes(protected: headers, payload: payload, signature: signature)
        let primitives = try key.publicKey.getKeyPrimitives()
        let json = try COSETests.key([
            "kty": "RSA", "n": primitives.modulus.base64EncodedString(),
            "e": primitives.publicExponent.base64EncodedString(),
        ])

        for bytes in [tagged, Array(tagged.dropFirst()), SignedMessage.webToken(tagged)] {
            let message = try SignedMessage(bytes)

            #expect(message.algorithm == SignatureAlgorithm.ps256)
            #expect(json.holds(message, externalData: [1]))
            #expect(!json.holds(message, externalData: [2]))
        }
        var damaged = tagged
        damaged[damaged.count - 1] ^= 1
        #expect(!json.holds(try SignedMessage(damaged), externalData: [1]))
    }

    @Test("a message that demands what nobody here understands is refused")
    func critical() throws {
        // Protected headers {1: -7, 2: [99], 99: 0}.
        let bytes = SignedMessage.bytes(
            protected: [0xA3, 0x01, 0x26, 0x02, 0x81, 0x18, 0x63, 0x18, 0x63, 0x00], payload: [],
            signature: [UInt8](repeating: 0, count: 64))

        #expect(throws: FormatFault.unknownDemand) { try SignedMessage(bytes) }
    }
}
