import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Partners

@Suite struct ImportPointsTests {
    @Test(arguments: TestStore.engines)
    func `a point is taken with all that a row says`(engine: EngineName) async throws {
        try await PartnersWorld.with(engine) { world in
            let register = try await world.register()
            let shop = try #require(register.point(code: "DB1"))
            let plain = try #require(register.point(code: "DB2"))

            #expect(shop.partnerNumber == register.partner(code: "DT1.HN")?.number)
            #expect(shop.address == "Số 1, phố Vũ Xuân Thiều")
            #expect(shop.division == DivisionKey.at("2024", "004"))
            #expect([shop.latitude, shop.longitude] == [21.0378, 105.9185])
            #expect(shop.days == DayRange(from: Day("2021-02-01"), to: Day("2025-01-01")))
            #expect(shop.hostUnitNumber != nil)
            #expect(plain.days == .always)
            #expect(plain.division == nil)
            #expect(register.point(shop.number) == shop)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        let shop =
            "DB1,DT1.HN,Siêu thị Phúc Lợi,\"Số 1, phố Vũ Xuân Thiều\",004,2024,21.0378,105.9185,2021-02-01,2025-01-01,"
        try await PartnersWorld.with(engine) { world in
            try await world.expect(
                [
                    (",DT1,Tên,,,,,,,,", "code missing_value"), ("Đ1 x,DT1,Tên,,,,,,,,", "code bad_value.code"),
                    ("X1,,Tên,,,,,,,,", "partner_code missing_value"),
                    ("X2,NO.SUCH,Tên,,,,,,,,", "partner_code unknown_partner"),
                    ("X3,DT1,,,,,,,,,", "name missing_value"),
                    ("X4,DT1,Tên,,999,2024,,,,,", "division_code bad_value.known_division"),
                    ("X5,DT1,Tên,,004,2025,,,,,", "division_code bad_value.known_division"),
                    ("X6,DT1,Tên,,004,,,,,,", "vintage missing_value"),
                    ("X7,DT1,Tên,,004,1999,,,,,", "vintage bad_value.choice"),
                    ("X8,DT1,Tên,,,,91,105,,,", "latitude bad_value.coordinate"),
                    ("X9,DT1,Tên,,,,\"10,5\",105,,,", "latitude bad_value.coordinate"),
                    ("X10,DT1,Tên,,,,0x10,105,,,", "latitude bad_value.coordinate"),
                    ("X11,DT1,Tên,,,,1e1,105,,,", "latitude bad_value.coordinate"),
                    ("X12,DT1,Tên,,,,10,-180.5,,,", "longitude bad_value.coordinate"),
                    ("X13,DT1,Tên,,,,10,nan,,,", "longitude bad_value.coordinate"),
                    ("X14,DT1,Tên,,,,,,1/13/2023,,", "opened_on bad_value.day"),
                    ("X15,DT1,Tên,,,,,,,1/13/2023,", "closed_on bad_value.day"),
                    ("X16,DT1,Tên,,,,,,2023-05-05,2023-05-01,", "closed_on bad_value.end_after_beginning"),
                    ("X17,DT1,Tên,,,,,,,,NO.SUCH", "host_unit_code unknown_unit"),
                    ("X18,NO.SUCH,Tên,,999,2024,,,,,NO.SUCH", "partner_code unknown_partner"),
                    ("X19,DT1,Tên,,999,2024,,,,,NO.SUCH", "division_code bad_value.known_division"),
                    ("X20,NO.SUCH,Tên,,,,,,,,C S", "host_unit_code bad_value.code"),
                    (shop, "host_unit_code differs"), ("DB2,DT2,Tiệm Hoa,Số 2,,,,,,,", "address differs"),
                    ("DB2,DT2,Tiệm Hoa,,,,0,,,,", "latitude differs"),
                    ("DB2,DT2,Tiệm Hoa,,,,,,,2030-01-01,", "closed_on differs"),
                ], of: "points")
        }
    }

    @Test(arguments: TestStore.engines)
    func `repeats, duplicates, mended rows and updates`(engine: EngineName) async throws {
        let rows = [
            "P,DT1,Mới,,,,,,,,NO.SUCH", "P,DT1,Mới,,,,10.50,,,,", "P,DT1, Mới ,,,,10.5,,,,", "P,DT2,Mới,,,,10.5,,,,",
            "DB2,DT1,Tiệm Hoa Mai,\"Số 2;\nngõ 3\",004,2024,-0.5,0,1/1/2022,,CS1",
        ]
        try await PartnersWorld.with(engine) { world in
            let rehearsal = try await world.take("points", rows, isDryRun: true)
            let plain = try await world.take("points", rows)
            let updated = try await world.take("points", rows, updates: true)

            let point = try #require(try await world.register().point(code: "DB2"))
            #expect(rehearsal.rejectsText == plain.rejectsText)
            #expect(plain.tally == "1 taken, 1 already there, 3 rejected")
            #expect(
                plain.rejects == ["2 host_unit_code unknown_unit", "5 code duplicate_key", "6 partner_code differs"])
            #expect(updated.tally == "1 updated, 2 already there, 2 rejected")
            #expect(point.name == "Tiệm Hoa Mai")
            #expect(point.address == "Số 2;\nngõ 3")
            #expect([point.latitude, point.longitude] == [-0.5, 0])
            #expect(point.days == DayRange(from: Day("2022-01-01"), to: nil))
        }
    }
}
