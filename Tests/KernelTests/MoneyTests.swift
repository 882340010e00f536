import Kernel
import Testing

@Suite struct DongTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567"), (-1_234_567, "-1.234.567"),
        (1_000_000_000_000, "1.000.000.000.000"), (Int64.min, "-9.223.372.036.854.775.808"),
    ])
    func `đồng are printed in groups of three`(amount: Int64, text: String) {
        #expect(Dong(amount).printed == text)
    }

    @Test(arguments: [
        (0, "0"), (499, "0"), (500, "0,001"), (1_234_567, "1,235"), (1_234_499, "1,234"), (1_500_000, "1,5"),
        (999_999_499, "999,999"), (999_999_500, "1.000"), (12_345_678_900, "12.345,679"), (1_050_000, "1,05"),
        (-1_234_567, "-1,235"), (-499, "0"), (-500, "-0,001"), (1_000_000_000_000, "1.000.000"),
    ])
    func `triệu đồng have up to three decimals, half up`(amount: Int64, text: String) {
        #expect(Dong(amount).printedInMillions == text)
    }

    @Test func `a total is rounded from its own đồng and not from rounded lines`() {
        let lines = [Dong(1_000_400), Dong(1_000_400), Dong(1_000_400)]

        let total = lines.reduce(into: Dong.zero) { $0 += $1 }

        #expect(lines.map(\.printedInMillions) == ["1", "1", "1"])
        #expect(total.printedInMillions == "3,001")
        #expect(total - Dong(400) == Dong(3_000_800))
        #expect(Dong(1) < Dong(2))
    }
}

@Suite struct RoundingTests {
    @Test func `a published rate is half up or cut`() {
        let (covered, all) = (Int128(2_150), Int128(3_686))

        #expect(Rounding.halfUp.divide(covered * 10_000, by: all) == 5_833)
        #expect(Rounding.cut.divide(covered * 10_000, by: all) == 5_832)
    }

    @Test(arguments: [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (7, 4, 2), (0, 5, 0), (1, 2, 1), (-1, 2, -1)])
    func `a half goes away from zero`(numerator: Int, denominator: Int, result: Int) {
        #expect(Rounding.halfUp.divide(Int128(numerator), by: Int128(denominator)) == Int128(result))
    }

    @Test(arguments: [(5, 2, 2), (-5, 2, -2), (-1, 2, 0), (9, 10, 0)])
    func `cutting goes towards zero`(numerator: Int, denominator: Int, result: Int) {
        #expect(Rounding.cut.divide(Int128(numerator), by: Int128(denominator)) == Int128(result))
    }
}

@Suite struct PercentageTests {
    @Test(arguments: [
        ("0", 0), ("100", 100_000_000), ("42.8", 42_800_000), ("0.000001", 1), ("5.0", 5_000_000), ("007", 7_000_000),
        ("100.000000", 100_000_000), ("33.333", 33_333_000),
    ])
    func `a percentage is exact`(text: String, millionths: Int64) throws {
        let percentage = try #require(Percentage(text))

        #expect(percentage.millionths == millionths)
        #expect(Percentage(percentage.decimal) == percentage)
    }

    @Test(arguments: [
        "", "-0.5", "100.000001", "100.1", "101", "1000", "12,5", ".5", "5.", "1.2.3", "1e1", "+5", "0.0000001", "5 %",
        "５", "nan",
    ])
    func `what is no percentage is not read`(text: String) {
        #expect(Percentage(text) == nil)
    }

    @Test func `it is printed without zeros behind the point`() {
        #expect(Percentage("42.80")?.decimal == "42.8")
        #expect(Percentage("5.000")?.decimal == "5")
        #expect(Percentage(millionths: 100_000_001) == nil)
        #expect(Percentage(millionths: -1) == nil)
    }

    @Test(arguments: [
        (999, 1, "5", 949), (1_010, 1, "5", 960), (1_010, 3, "5", 2_879), (1_000, 2, "0", 2_000),
        (1_000, 2, "100", 0), (1_000_000_000_000, 9_999, "0.000001", 9_998_999_900_010_000),
    ])
    func `what a discount leaves is rounded once, half up`(
        amount: Int64, quantity: Int64, discount: String, left: Int64
    ) throws {
        let discount = try #require(Percentage(discount))

        #expect(discount.reducing(amount, times: quantity) == left)
    }

    @Test func `what a discount leaves is never more than half a đồng off`() throws {
        var generator = FixedRandomness(seed: 5)

        let wrong = try (0..<5_000).map { _ in
            (
                Int64.random(in: 0...1_000_000_000_000, using: &generator),
                Int64.random(in: 1...9_999, using: &generator),
                try #require(Percentage(millionths: Int64.random(in: 0...100_000_000, using: &generator)))
            )
        }.filter { amount, quantity, discount in
            let exact = Int128(amount) * Int128(quantity) * Int128(100_000_000 - discount.millionths)
            let left = Int128(discount.reducing(amount, times: quantity)) * 100_000_000
            return !(left - exact <= 50_000_000 && exact - left < 50_000_000)
        }

        #expect(wrong.isEmpty)
    }
}
