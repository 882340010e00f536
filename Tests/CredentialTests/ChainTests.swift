import CardFormat
import Credential
import Crypto
import Testing

/// The rotating code of a telephone, and its answer to a challenge.
struct ChainTests {
    private typealias Circumstances = CardVerifier.Circumstances

    @Test("our SHA-256 agrees with swift-crypto on every length to 300 bytes and on the vectors of FIPS 180-4")
    func digest() {
        var message: [UInt8] = []
        for length in 0..<300 {
            #expect(SHA256Digest.hash(message) == [UInt8](SHA256.hash(data: message)), "\(length)")
            message.append(UInt8.random(in: .min ... .max))
        }
        #expect(
            Hexadecimal.text(SHA256Digest.hash([UInt8]("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("a link is SHA-256 of cd1, card, step and the value after it")
    func link() {
        let card = [UInt8](1...8)
        let value = [UInt8](16...31)
        let message = [UInt8]("cd1".utf8) + card + [0, 1, 2, 3] + value

        #expect(HashChain.before(value, step: 0x010203, card: card) == [UInt8](SHA256.hash(data: message).prefix(16)))
    }

    @Test("a code holds within one minute of the clock, and is too old or too early beyond")
    func window() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let (card, chain) = world.telephone(minutes: 100)
        let cases: [(Int64, CardVerdict)] = [
            (97, CardVerdict(.codeTooOld, .codeBehindClock)), (98, CardVerdict(.codeTooOld, .codeBehindClock)),
            (99, CardVerdict(.valid, assurance: 2)), (100, CardVerdict(.valid, assurance: 2)),
            (101, CardVerdict(.valid, assurance: 2)), (102, CardVerdict(.codeTooOld, .codeAheadOfClock)),
        ]

        for (step, verdict) in cases {
            let code = try #require(chain.code(step: step))
            let shown = try world.shown(card, .code(code))
            #expect(verifier.verify(shown, Circumstances(unixSeconds: world.now)) == verdict, "\(step)")
        }
    }

    @Test("a lower step than the last one seen is replayed; the same one is not")
    func replay() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let (card, chain) = world.telephone(minutes: 100)
        let last = try #require(chain.code(step: 100))

        for (step, result): (Int64, CardResult) in [(99, .codeReplayed), (100, .valid), (101, .valid)] {
            let shown = try world.shown(card, .code(try #require(chain.code(step: step))))
            let verdict = verifier.verify(shown, Circumstances(unixSeconds: world.now, accepted: last))
            #expect(verdict.result == result)
        }
    }

    @Test("no step stands for another, with and without a checkpoint")
    func otherSteps() throws {
        let (_, chain) = try CardWorld().telephone(minutes: 100, steps: 300)
        let (card, _) = try CardWorld().telephone(minutes: 100)
        let id = [UInt8](1...8)
        let own = TelephoneChain(seed: TelephoneChain.newSeed(), card: id, startMinute: 0, steps: 300)
        let accepted = try #require(own.code(step: 150))

        for step: Int64 in [1, 2, 149, 150, 151, 299] {
            let code = try #require(own.code(step: step))
            let foreign = try #require(chain.code(step: step))
            let early = ChainCode(step: code.step + 1, value: code.value)
            for checkpoint in [nil, accepted] {
                #expect(code.holds(from: own.anchor, accepted: checkpoint, card: id))
                #expect(!early.holds(from: own.anchor, accepted: checkpoint, card: id))
                #expect(!foreign.holds(from: own.anchor, accepted: checkpoint, card: id))
                // The accepted code itself needs no hash; it was checked for this card when it was accepted.
                if code.step != checkpoint?.step {
                    #expect(!code.holds(from: own.anchor, accepted: checkpoint, card: card.id))
                }
            }
        }
        #expect(!ChainCode(step: 0, value: own.anchor.value).holds(from: own.anchor, accepted: nil, card: id))
    }

    @Test("a wrong value is a bad signature, a picture of a telephone's card is nothing")
    func wrongValue() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let (card, _) = world.telephone(minutes: 100)
        let guessed = ChainCode(step: 100, value: TelephoneChain.newSeed())

        #expect(
            verifier.verify(try world.shown(card, .code(guessed)), Circumstances(unixSeconds: world.now))
                == CardVerdict(.badSignature, .chainValue))
        #expect(
            verifier.verify(try world.shown(card), Circumstances(unixSeconds: world.now))
                == CardVerdict(.codeTooOld, .codeMissing))
    }

    @Test("before its chain begins a card is not yet valid, and it lasts to the last step")
    func beginning() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let (card, chain) = world.telephone(minutes: 0, steps: 10_080)
        let shown = try world.shown(card, .code(try #require(chain.code(at: world.now))))

        #expect(
            verifier.verify(shown, Circumstances(unixSeconds: world.now - 60))
                == CardVerdict(.notYetValid, .chainNotBegun))
        #expect(verifier.verify(shown, Circumstances(unixSeconds: world.now)).result == .valid)
        #expect(chain.code(at: world.now - 60) == nil)
        #expect(chain.code(step: 10_080) != nil)
        #expect(chain.code(step: 10_081) == nil)
    }

    @Test("a device's answer holds for its challenge and its card alone, at assurance 3")
    func device() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let device = TelephoneDevice()
        let card = world.card(proof: .device(device.publicKey))
        let challenge = [UInt8](0..<16)
        let shown = try world.shown(card, .signature(try device.answer(challenge, card: card.id)))
        let otherCard = try world.shown(card, .signature(try device.answer(challenge, card: Card.newID())))
        let otherDevice = try world.shown(card, .signature(try TelephoneDevice().answer(challenge, card: card.id)))
        func verdict(_ shown: Presentation, _ challenge: [UInt8]?) -> CardVerdict {
            verifier.verify(shown, Circumstances(unixSeconds: world.now, challenge: challenge))
        }

        #expect(verdict(shown, challenge) == CardVerdict(.valid, assurance: 3))
        for wrong in [verdict(shown, [1]), verdict(otherCard, challenge), verdict(otherDevice, challenge)] {
            #expect(wrong == CardVerdict(.badSignature, .deviceSignature))
        }
        #expect(verdict(shown, nil) == CardVerdict(.codeTooOld, .challengeMissing))
        #expect(verdict(try world.shown(card), challenge) == CardVerdict(.codeTooOld, .signatureMissing))
    }
}
