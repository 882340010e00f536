import Kernel
import Storage
import TestKit
import Testing

@testable import Partners

@Suite struct ImportAgreementsTests {
    @Test(arguments: TestStore.engines)
    func `an agreement is taken with all that a row says`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let register = try await world.register()

            let national = try #require(register.agreement(code: "TT1"))
            let local = try #require(register.agreement(code: "TT2"))

            #expect(national.partnerNumber == register.partner(code: "DT1")?.number)
            #expect(national.level == .national)
            #expect(national.signedOn == Day("2020-12-20"))
            #expect(national.days == DayRange(from: Day("2021-01-01"), to: nil))
            #expect(national.covers == .all)
            #expect(local.covers == .below)
            #expect(local.signedOn == nil)
            #expect(local.unitNumber != national.unitNumber)
            #expect(register.agreement(national.number) == national)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            try await world.expect(
                [
                    (",DT1,TLĐ,national,,2021-01-01,,", "code missing_value"),
                    ("-+-,DT1,TLĐ,national,,2021-01-01,,", "code bad_value.code"),
                    ("X1,,TLĐ,national,,2021-01-01,,", "partner_code missing_value"),
                    ("X2,NO.SUCH,TLĐ,national,,2021-01-01,,", "partner_code unknown_partner"),
                    ("X3,DT1,,national,,2021-01-01,,", "unit_code missing_value"),
                    ("X4,DT1,NO.SUCH,national,,2021-01-01,,", "unit_code unknown_unit"),
                    ("X5,DT1,TLĐ,,,2021-01-01,,", "level missing_value"),
                    ("X6,DT1,TLĐ,commune,,2021-01-01,,", "level bad_value.choice"),
                    ("X7,DT1,TLĐ,national,hôm qua,2021-01-01,,", "signed_on bad_value.day"),
                    ("X8,DT1,TLĐ,national,,,,", "valid_from missing_value"),
                    ("X9,DT1,TLĐ,national,,2021-1-1,,", "valid_from bad_value.day"),
                    ("X10,DT1,TLĐ,national,,2021-01-01,2024/01/01,", "valid_to bad_value.day"),
                    ("X11,DT1,TLĐ,national,,2021-01-01,2020-01-01,", "valid_to bad_value.end_after_beginning"),
                    ("X12,DT1,TLĐ,national,,2021-01-01,,both", "covers bad_value.choice"),
                    ("X13,NO.SUCH,NO.SUCH,national,,2021-01-01,,", "partner_code unknown_partner"),
                    ("X14,NO.SUCH,TLĐ,-,,2021-01-01,,", "level bad_value.choice"),
                    ("TT1,DT2,TLĐ,national,2020-12-20,2021-01-01,,all", "partner_code differs"),
                    ("TT1,DT1,CS1,national,2020-12-20,2021-01-01,,all", "unit_code differs"),
                    ("TT1,DT1,TLĐ,sector,2020-12-20,2021-01-01,,all", "level differs"),
                    ("TT1,DT1,TLĐ,national,,2021-01-01,,all", "signed_on differs"),
                    ("TT1,DT1,TLĐ,national,2020-12-20,2021-01-02,,all", "valid_from differs"),
                    ("TT1,DT1,TLĐ,national,2020-12-20,2021-01-01,2030-01-01,all", "valid_to differs"),
                    ("TT1,DT1,TLĐ,national,2020-12-20,2021-01-01,,", "covers differs"),
                ], of: "agreements")
        }
    }

    @Test(arguments: TestStore.engines)
    func `repeats, duplicates, mended rows and updates`(engine: EngineName) async throws {
        let rows = [
            "A,NO.SUCH,TLĐ,national,,2021-01-01,,", "A,DT1,TLĐ,national,,2021-01-01,,below",
            "A,DT1,TLĐ,national,,1/1/2021,,", "A,DT1,TLĐ,sector,,2021-01-01,,",
            "TT2,DT2,CS1,grassroots,,2021-01-01,2025-01-01,",
        ]
        try await PartnersWorld.with(engine) { world in
            let rehearsal = try await world.take("agreements", rows, isDryRun: true)
            let plain = try await world.take("agreements", rows)
            let updated = try await world.take("agreements", rows, updates: true)

            let register = try await world.register()
            #expect(rehearsal.rejectsText == plain.rejectsText)
            #expect(plain.tally == "1 taken, 1 already there, 3 rejected")
            #expect(
                plain.rejects == ["2 partner_code unknown_partner", "5 code duplicate_key", "6 valid_to differs"])
            #expect(updated.rejects == ["2 partner_code unknown_partner", "5 code duplicate_key"])
            #expect(updated.tally == "1 updated, 2 already there, 2 rejected")
            #expect(register.agreement(code: "TT2")?.days.to == Day("2025-01-01"))
            #expect(register.agreements.map(\.number) == [1, 2, 3])
        }
    }
}
