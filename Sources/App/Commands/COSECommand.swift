internal import ArgumentParser
internal import CardFormat
internal import Credential
internal import Foundation

/// `phucloi cose verify FILE --key FILE.jwk`: whether anybody's COSE_Sign1 message was signed with a key.
struct COSECommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cose", abstract: "Thông điệp ký COSE.", subcommands: [Verify.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra chữ ký COSE_Sign1 (ES256 hoặc PS256) bằng một khóa công khai.",
            discussion: "Mã thoát: 0 chữ ký đúng; 3 chữ ký sai hoặc không đọc được thông điệp; JSON nói lý do.")

        @Argument(help: "Tệp COSE_Sign1: thẻ 18, 61(18) hoặc không thẻ.")
        var file: String

        @Option(help: "Tệp JWK của khóa công khai: EC P-256 hoặc RSA.")
        var key: String

        @Option(help: "external_aad, dạng hexa.")
        var aad: String?

        func run() throws {
            guard let externalData = Hexadecimal.bytes(aad ?? "") else {
                throw CommandFailure("command.bad_hexadecimal", ["value": aad ?? ""])
            }
            let key = try PublicKeyFile.read(key)
            let answer = Answer(try BytesInput.file(file), key, externalData)
            try BytesInput.say(answer)
            if !answer.verified { throw ExitCode(3) }
        }
    }

    /// What a message says, and whether its signature holds.
    private struct Answer: Encodable {
        private enum CodingKeys: String, CodingKey {
            case verified, algorithm, reason
            case keyID = "key_id"
            case payload = "payload_hex"
        }

        let verified: Bool
        let algorithm: String?
        let keyID: String?
        let payload: String?
        /// Why the message could not be read; nil when it could.
        let reason: String?

        init(_ bytes: [UInt8], _ key: JSONWebKey, _ externalData: [UInt8]) {
            do throws(FormatFault) {
                let message = try SignedMessage(bytes)
                verified = key.holds(message, externalData: externalData)
                algorithm = message.algorithm.map(Answer.name)
                keyID = message.keyID.map { Hexadecimal.text($0) }
                payload = Hexadecimal.text(message.payload)
                reason = nil
            } catch {
                verified = false
                (algorithm, keyID, payload, reason) = (nil, nil, nil, "\(error.code)")
            }
        }

        private static func name(_ algorithm: Int64) -> String {
            switch algorithm {
            case SignatureAlgorithm.es256: "ES256"
            case SignatureAlgorithm.ps256: "PS256"
            default: "\(algorithm)"
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(verified, forKey: .verified)
            try container.encode(algorithm, forKey: .algorithm)
            try container.encode(keyID, forKey: .keyID)
            try container.encode(payload, forKey: .payload)
            try container.encode(reason, forKey: .reason)
        }
    }
}
