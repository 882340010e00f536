import CardFormat
import Credential
import Kernel
import Storage
import TestKit
import Testing

@testable import Access
@testable import Cards

/// Keys, trust lists and cards on both engines.
@Suite struct CardIssueTests {
    @Test(arguments: TestStore.engines)
    func `a printed card of a member holds, and says nothing of the member`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let card = try await world.issue("M1", .print)

            let judgement = try await world.judge(card.text)

            #expect(judgement.verdict == CardVerdict(.valid, assurance: 1))
            #expect(judgement.card?.kind == .print)
            let read = try Presentation(text: Array(card.text.utf8)).card
            #expect(read.flags.province == 0 && read.expires == World.now.unixSeconds + 365 * 86_400)
            // Version 8-M of a QR code holds 221 characters of this alphabet.
            #expect(card.text.utf8.count <= 221)
        }
    }
}
