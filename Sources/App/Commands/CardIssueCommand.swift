internal import ArgumentParser
internal import CardFormat
internal import Cards
internal import Credential
internal import Foundation
internal import Kernel
internal import Storage

extension CardCommand {
    /// `phucloi card issue --member NO`: makes a card and prints it once.
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cấp thẻ cho một đoàn viên và in thẻ dạng JSON; thẻ không được lưu ở đâu khác.",
            discussion: """
                Thẻ print thay cho các thẻ in trước đó của đoàn viên. Với phone, lệnh tự tạo hạt giống thay cho điện \
                thoại và in cả hạt giống (seed): chỉ dùng để thử.
                """)

        @Option(name: .customLong("member"), help: "Mã đoàn viên.")
        var memberNo: String?

        @Option(
            name: .customLong("members"), help: "Tệp mỗi dòng một mã đoàn viên: in mỗi thẻ một dòng JSON (chỉ print).")
        var membersFile: String?

        @Option(help: "print hoặc phone.")
        var presentation = CardOrder.Kind.print.rawValue

        @OptionGroup var options: DatabaseOptions

        private struct Printed: Encodable {
            enum CodingKeys: String, CodingKey {
                case card, presentation, seed, shown
                case expiresAt = "expires_at"
            }

            let card: String
            let presentation: String
            let expiresAt: String
            /// Of the chain, in hexadecimal digits.
            let seed: String?
            /// The card with the code of now.
            let shown: String?
        }

        func run() async throws {
            if let membersFile { return try await printMany(of: membersFile) }
            guard let memberNo else { throw CommandFailure("command.card_member_missing") }
            guard let kind = CardOrder.Kind(rawValue: presentation), kind != .device else {
                throw CommandFailure("command.card_presentation", ["value": presentation])
            }
            let seed = TelephoneChain.newSeed()
            let minute = UInt32(HashChain.minute(of: Int64(Date().timeIntervalSince1970)))
            let id = Card.newID()
            let chain = TelephoneChain(seed: seed, card: id, startMinute: minute, steps: CardsFacade.chainSteps)
            let proof: CardOrder.Proof = kind == .print ? .print : .phone(id: id, anchor: chain.anchor)
            let composition = try await options.open()
            let order = CardOrder(memberNo: memberNo, proof: proof)
            let issued = try await composition.store.write { tx in
                try composition.cards.issue([order], as: .commandLine, in: tx)
            }
            await composition.store.close()
            guard let card = issued.first else { return }
            try BytesInput.say(
                Printed(
                    card: card.text, presentation: kind.rawValue,
                    expiresAt: Instant(microseconds: card.expires * 1_000_000).iso8601,
                    seed: kind == .phone ? Hexadecimal.text(seed) : nil,
                    shown: kind == .phone ? try CardCommand.shown(card.text, chain, at: minute) : nil))
        }

        /// Printed cards of all members that a file names, in parts, so that others can write in between.
        private func printMany(of file: String) async throws {
            let text = String(decoding: try BytesInput.file(file), as: UTF8.self)
            let numbers = text.split(whereSeparator: \.isNewline).map { VietnameseText.clean(String($0)) }
            let composition = try await options.open()
            var rest = numbers.filter { !$0.isEmpty }[...]
            while !rest.isEmpty {
                let orders = rest.prefix(CardsFacade.mostAtOnce).map { CardOrder(memberNo: $0, proof: .print) }
                rest = rest.dropFirst(orders.count)
                let issued = try await composition.store.write { tx in
                    try composition.cards.issue(orders, as: .commandLine, in: tx)
                }
                for card in issued {
                    try BytesInput.sayLine(PrintedLine(member: card.memberNo, card: card.text))
                }
            }
            await composition.store.close()
        }

        private struct PrintedLine: Encodable {
            let member: String
            let card: String
        }
    }

    /// The text that a telephone shows in a minute.
    private static func shown(_ text: String, _ chain: TelephoneChain, at minute: UInt32) throws -> String? {
        let bytes = try Base45.decode(Array(text.utf8).dropFirst(Presentation.prefix.count))
        return chain.code(at: Int64(minute) * HashChain.stepSeconds).map { code in
            String(decoding: Presentation.text(card: bytes, proof: .code(code)), as: UTF8.self)
        }
    }
}
