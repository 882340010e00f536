import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

@Suite struct ImportProductsTests {
    @Test(arguments: TestStore.engines)
    func `the rows of one code are its price history`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let register = try await world.register()
            let rice = try #require(register.product(code: "SP1"))
            let days = try ["2020-12-31", "2021-12-31", "2022-01-01"].map { try #require(Day($0)) }
            let first = try #require(rice.price(on: days[1]))
            let second = try #require(rice.price(on: days[2]))

            #expect(register.products.map(\.number) == [1, 2])
            #expect(register.product(rice.number) == rice)
            #expect(rice.prices.map(\.listPrice) == [Dong(30_000), Dong(32_000)])
            #expect(rice.price(on: days[0]) == nil)
            #expect(first.isEssential && first.kind == .goods)
            #expect(first.discount == Percentage("12.5"))
            #expect(first.memberPrice == nil)
            #expect([first.limitCount, first.poolCount] == [2, 1_000])
            #expect(first.limitPeriod == .month)
            #expect([first.redeemMethod, first.area] == ["Đưa thẻ", "Toàn quốc"])
            #expect(first.agreementNumber == register.agreement(code: "TT1")?.number)
            #expect(second.memberPrice == Dong(29_000))
            #expect([second.limitCount, second.poolCount] == [nil, nil])
        }
    }

    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        let (open, rice) = ("TT1,Tên,goods,true,1000", "SP1,TT1,Gạo ST25,goods,true,32000,,29000,2022-01-01,")
        try await PartnersWorld.with(engine) { world in
            try await world.expect(
                [
                    (",\(open),,,2021-01-01,,,,,,", "code missing_value"),
                    ("@1,\(open),,,2021-01-01,,,,,,", "code bad_value.code"),
                    ("X1,,Tên,goods,true,1000,,,2021-01-01,,,,,,", "agreement_code missing_value"),
                    ("X2,NO.SUCH,Tên,goods,true,1000,,,2021-01-01,,,,,,", "agreement_code unknown_agreement"),
                    ("X3,TT1,,goods,true,1000,,,2021-01-01,,,,,,", "name missing_value"),
                    ("X4,TT1,Tên,good,true,1000,,,2021-01-01,,,,,,", "kind bad_value.choice"),
                    ("X5,TT1,Tên,goods,,1000,,,2021-01-01,,,,,,", "essential missing_value"),
                    ("X6,TT1,Tên,goods,yes,1000,,,2021-01-01,,,,,,", "essential bad_value.truth"),
                    ("X7,TT1,Tên,goods,true,,,,2021-01-01,,,,,,", "list_price missing_value"),
                    ("X8,TT1,Tên,goods,true,12.5,,,2021-01-01,,,,,,", "list_price bad_value.amount"),
                    ("X9,TT1,Tên,goods,true,-1,,,2021-01-01,,,,,,", "list_price bad_value.amount"),
                    ("X10,TT1,Tên,goods,true,1000000000001,,,2021-01-01,,,,,,", "list_price bad_value.amount"),
                    ("X11,\(open),\"12,5\",,2021-01-01,,,,,,", "discount_percent bad_value.percentage"),
                    ("X12,\(open),100.001,,2021-01-01,,,,,,", "discount_percent bad_value.percentage"),
                    ("X13,\(open),-0.5,,2021-01-01,,,,,,", "discount_percent bad_value.percentage"),
                    ("X14,\(open),,99.5,2021-01-01,,,,,,", "member_price bad_value.amount"),
                    ("X15,\(open),,,,,,,,,", "valid_from missing_value"),
                    ("X16,\(open),,,31/4/2021,,,,,,", "valid_from bad_value.day"),
                    ("X17,\(open),,,2023-05-05,2023-05-01,,,,,", "valid_to bad_value.end_after_beginning"),
                    ("X18,\(open),,,2021-01-01,,1.0,,,,", "limit_count bad_value.whole_number"),
                    ("X19,\(open),,,2021-01-01,,1000000001,,,,", "limit_count bad_value.whole_number"),
                    ("X20,\(open),,,2021-01-01,,,quarter,,,", "limit_period bad_value.choice"),
                    ("X21,\(open),,,2021-01-01,,,,-3,,", "pool_count bad_value.whole_number"),
                    ("X22,NO.SUCH,Tên,goods,true,1000,,,2021-01-01,,,,-3,,", "pool_count bad_value.whole_number"),
                    ("SP1,\(open),,,2021-06-01,2021-07-01,,,,,", "valid_from bad_value.no_overlap"),
                    ("SP1,\(open),,,2020-01-01,2021-01-02,,,,,", "valid_from bad_value.no_overlap"),
                    ("SP1,\(open),,,2030-01-01,,,,,,", "valid_from bad_value.no_overlap"),
                    (rice + ",1,,,,", "limit_count differs"), (rice + ",,day,,,", "limit_period differs"),
                    (rice + ",,,,,Hà Nội", "area differs"),
                    ("SP1,TT2,Gạo ST25,goods,true,32000,,29000,2022-01-01,,,,,,", "agreement_code differs"),
                    ("SP1,TT1,Gạo ST25,goods,true,32000,0,29000,2022-01-01,,,,,,", "discount_percent differs"),
                    ("SP1,TT1,Gạo ST25,goods,true,32000,,29000,2022-01-01,2030-01-01,,,,,", "valid_to differs"),
                ], of: "products")
        }
    }

    @Test(arguments: TestStore.engines)
    func `repeats, duplicates, mended rows and updates`(engine: EngineName) async throws {
        let rows = [
            "N,NO.SUCH,Mới,goods,false,1000,,,2021-01-01,,,,,,",
            "N,TT1,Mới,goods,false,1000,5.0,,2021-01-01,2022-01-01,,,,,",
            "N,TT1,Mới,goods,false,1000,5,,1/1/2021,01/01/2022,,,,,",
            "N,TT1,Mới,goods,false,999,5,,2021-01-01,2022-01-01,,,,,",
            "N,TT1,Mới,goods,false,1100,5,,2022-01-01,,,,,,", "SP2,TT2,Cắt tóc,service,false,55000,,,2021-01-01,,,,,,",
            "SP1,TT1,Gạo ST25,goods,true,30000,12.5,,2021-01-01,2022-01-02,,,,,",
        ]
        try await PartnersWorld.with(engine) { world in
            let rehearsal = try await world.take("products", rows, isDryRun: true)
            let plain = try await world.take("products", rows)
            let updated = try await world.take("products", rows, updates: true)

            let register = try await world.register()
            #expect(rehearsal.rejectsText == plain.rejectsText)
            #expect(
                plain.rejects == [
                    "2 agreement_code unknown_agreement", "5 code duplicate_key", "7 list_price differs",
                    "8 valid_to differs",
                ])
            #expect(
                updated.rejects == [
                    "2 agreement_code unknown_agreement", "5 code duplicate_key", "8 valid_from bad_value.no_overlap",
                ])
            #expect(updated.tally == "1 updated, 3 already there, 3 rejected")
            #expect(register.product(code: "SP2")?.prices.map(\.listPrice) == [Dong(55_000)])
            #expect(register.product(code: "N")?.prices.map(\.listPrice) == [Dong(1_000), Dong(1_100)])
            #expect(register.product(code: "SP1")?.prices.first?.days.to == Day("2022-01-01"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `price rows in any order make the same history`(engine: EngineName) async throws {
        let rows = (0..<12).map { month in
            "P,TT1,Tháng \(month),goods,true,\(1_000 + month),,,\(2022 + month)-01-01,\(2023 + month)-01-01,,,,,"
        }
        try await PartnersWorld.with(engine, taking: ["partners", "agreements"]) { world in
            let taken = try await world.take("products", rows.shuffled())

            let prices = try await world.register().product(code: "P")?.prices
            #expect(taken.tally == "12 taken")
            #expect(prices?.map(\.listPrice.amount) == Array(1_000..<1_012))
        }
    }
}

@Suite struct ProductPriceTests {
    private func price(list: Int64, discount: String? = nil, member: Int64? = nil) -> ProductPrice {
        ProductPrice(
            agreementNumber: 1, name: "Gạo", kind: .goods, isEssential: true, listPrice: Dong(list),
            discount: discount.flatMap { Percentage($0) }, memberPrice: member.map { Dong($0) }, days: .always,
            limitCount: nil, limitPeriod: nil, poolCount: nil, redeemMethod: nil, area: nil)
    }

    @Test func `the agreed price is the member price, else the list price less the discount, half up`() {
        #expect(price(list: 999, discount: "5").agreedPrice(quantity: 1) == Dong(949))
        #expect(price(list: 1_010, discount: "5").agreedPrice(quantity: 1) == Dong(960))
        #expect(price(list: 1_010, discount: "5").agreedPrice(quantity: 3) == Dong(2_879))
        #expect(price(list: 1_000).agreedPrice(quantity: 2) == Dong(2_000))
        #expect(price(list: 1_000, discount: "50", member: 700).agreedPrice(quantity: 2) == Dong(1_400))
        #expect(price(list: 1_000, discount: "50", member: 0).agreedPrice(quantity: 2) == .zero)
    }

    @Test func `the largest price and quantity do not overflow`() {
        let largest = Dong.largest.amount

        #expect(price(list: largest).agreedPrice(quantity: 9_999) == Dong(9_999 * largest))
        #expect(price(list: largest, discount: "0").agreedPrice(quantity: 9_999) == Dong(9_999 * largest))
        #expect(price(list: 0, member: largest).agreedPrice(quantity: 9_999) == Dong(9_999 * largest))
    }
}
