internal import ArgumentParser
internal import CardFormat
internal import Credential
internal import Foundation
internal import Kernel

/// `phucloi card inspect TEXT`: what a member card says, and whether it holds.
struct CardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Thẻ đoàn viên điện tử.", subcommands: [Inspect.self, Issue.self])

    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Đọc và kiểm tra một thẻ, in kết quả dạng JSON.",
            discussion: """
                result: valid, expired, not_yet_valid, unknown_key, bad_signature, revoked, stale_lists, code_too_old, \
                code_replayed, not_eligible_here, malformed. Không có --trust thì không khóa nào được tin; không có \
                --status của danh sách mà thẻ nêu thì kết quả tốt nhất là stale_lists. Mã thoát luôn là 0 khi đã kiểm \
                tra.
                """)

        @Argument(help: "Nội dung mã QR, bắt đầu bằng CD1:.")
        var text: String?

        @Option(help: "Tệp chứa nội dung mã QR.")
        var file: String?

        @Option(help: "Tệp danh sách khóa tin cậy (COSE_Sign1).")
        var trust: String?

        @Option(help: "Tệp JWK của khóa gốc đã ký danh sách khóa; không có thì tin tệp như nó là.")
        var root: String?

        @Option(help: "Tệp danh sách trạng thái thẻ (CWT); có thể nêu nhiều lần.")
        var status: [String] = []

        @Option(name: .customLong("at"), help: "Thời điểm: RFC 3339 hoặc số giây từ 1970; nếu không có thì bây giờ.")
        var moment: String?

        @Option(help: "Thử thách mà quầy đã đưa cho điện thoại ký, dạng hexa.")
        var challenge: String?

        func run() throws {
            let shown = try shownText()
            let unixSeconds = try time()
            var circumstances = CardVerifier.Circumstances(unixSeconds: unixSeconds)
            if let challenge {
                guard let bytes = Hexadecimal.bytes(challenge) else {
                    throw CommandFailure("command.bad_hexadecimal", ["value": challenge])
                }
                circumstances.challenge = bytes
            }
            let verifier = try verifier(at: unixSeconds)
            try BytesInput.say(CardInspection(text: shown, verifier: verifier, circumstances))
        }

        private func shownText() throws -> String {
            switch (text, file) {
            case (let text?, nil): return text
            case (nil, let file?):
                return String(decoding: BytesInput.line(try BytesInput.file(file)), as: UTF8.self)
            default: throw CommandFailure("command.card_text_or_file")
            }
        }

        private func time() throws -> Int64 {
            guard let moment else { return Int64(Date().timeIntervalSince1970) }
            if let seconds = Int64(moment), (0...253_402_300_799).contains(seconds) { return seconds }
            guard let instant = Instant(moment) else { throw CommandFailure("command.bad_time", ["value": moment]) }
            return instant.microseconds / 1_000_000
        }

        private func verifier(at unixSeconds: Int64) throws -> CardVerifier {
            guard let trust else { return CardVerifier(trust: nil) }
            let list = try reading(trust) { bytes in
                guard let root else { return try Seal.readTrustList(bytes) }
                guard let roots = RootKeys(try PublicKeyFile.read(root)) else {
                    throw CommandFailure("command.bad_key", ["file": root, "reason": "other_kind"])
                }
                return try Seal.openTrustList(bytes, roots: roots, seen: nil)
            }
            var verifier = CardVerifier(trust: list)
            for path in status {
                try reading(path) { bytes in
                    try verifier.take(try Seal.openStatusList(bytes, trust: list, at: unixSeconds))
                }
            }
            return verifier
        }

        private func reading<Value>(_ path: String, _ body: ([UInt8]) throws -> Value) throws -> Value {
            do {
                return try body(try BytesInput.file(path))
            } catch let fault as SealFault {
                throw CommandFailure("command.bad_list", ["file": path, "reason": fault.code])
            }
        }
    }
}
