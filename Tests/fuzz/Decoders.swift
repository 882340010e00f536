/// What libFuzzer calls: the first byte chooses a decoder of CardFormat, the rest is what it is given.
///
/// A decoder may refuse; it may not crash, hang, read beyond its bytes or take what it would not write the same way.
@_cdecl("LLVMFuzzerTestOneInput")
func decode(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 0 else { return 0 }
    let input = [UInt8](UnsafeBufferPointer(start: data + 1, count: count - 1))
    do throws(FormatFault) {
        switch data[0] % 8 {
        case 0: try base45(input)
        case 1: _ = try CBORReader.item(input, .anybody)
        case 2: _ = try CBORReader.item(input, .card)
        case 3: try card(Presentation(text: input))
        case 4: _ = try Presentation(bytes: input)
        case 5: _ = try SignedMessage(input)
        case 6: _ = try TrustList(content: input)
        default: _ = try StatusList(claims: input)
        }
    } catch {
        // Refused.
    }
    return 0
}

/// What is read writes the same text.
private func base45(_ text: [UInt8]) throws(FormatFault) {
    let bytes = try Base45.decode(text)
    precondition(Base45.encode(bytes) == text, "base45 has two texts for the same bytes")
}

/// A card that was read is written so that it is read again, and no judge takes it without a signature that holds.
private func card(_ shown: Presentation) throws(FormatFault) {
    let bytes = SignedMessage.bytes(
        protected: SignedMessage.protectedBytes(keyID: shown.keyID), payload: shown.card.claims,
        signature: shown.signature)
    let again = try Presentation(text: Presentation.text(card: bytes, proof: shown.proof))
    precondition(again.card.claims == shown.card.claims && again.proof == shown.proof, "a card changed on its way")
    let judge = CardJudge(
        unixSeconds: 0, key: nil, trustIsStale: false, cardSignatureHolds: false, deviceSignatureHolds: nil,
        standing: .inOrder, accepted: nil, demand: CardJudge.Demand(assurance: 1))
    precondition(judge.judge(shown).result != .valid, "a card without a signature holds")
}
