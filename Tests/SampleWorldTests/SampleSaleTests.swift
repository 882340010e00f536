import Testing
@testable import SampleWorld

@Suite struct SampleSaleTests {
    @Test func `every rule but in_future refuses at least twenty sales of the standard world`() throws {
        let judgement = try PlainJudgement(WrittenWorld.standard.get())

        #expect(Set(judgement.refused.keys) == Set(SampleRefusal.allCases.map(\.rawValue)))
        #expect(judgement.refused.values.allSatisfy { $0 >= 20 })
        #expect((2_200...3_200).contains(judgement.refused.values.reduce(0, +)))
        #expect((500...900).contains(judgement.reversals))
        #expect(judgement.badReversals == 0)
        #expect((1_000...2_000).contains(judgement.atOtherPrice))
        #expect(judgement.accepted + judgement.reversals + judgement.refused.values.reduce(0, +) == 140_000)
    }

    @Test func `small worlds of any seed void only sales that stand`() throws {
        for seed in [1, 2, 3] as [UInt64] {
            let judgement = try PlainJudgement(WrittenWorld(seed: seed, sizes: .small))

            #expect(judgement.badReversals == 0)
            #expect(judgement.accepted > 4_700)
        }
    }
}
