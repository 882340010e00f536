import Kernel
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        "2026-06-30T23:59:59+07:00", "2026-06-30T16:59:59Z", "2026-06-30t16:59:59z", "2026-06-30 16:59:59+00:00",
        "2026-06-30T12:59:59-04:00", "2026-07-01T02:44:59+09:45", "2026-06-30T16:59:59-00:00",
        "2026-06-30T16:59:59.000000000Z",
    ])
    func `spellings of one instant are equal`(text: String) throws {
        let instant = try #require(Instant(text))

        #expect(instant.iso8601 == "2026-06-30T23:59:59+07:00")
        #expect(instant.clockTime == "23:59")
    }

    @Test(arguments: [
        ("2026-06-30T16:59:59.999999Z", "2026-06-30"), ("2026-06-30T17:00:00Z", "2026-07-01"),
        ("2026-06-30T23:59:59.999+07:00", "2026-06-30"), ("2026-07-01T00:00:00+07:00", "2026-07-01"),
        ("1969-12-31T16:59:59Z", "1969-12-31"), ("1969-12-31T17:00:00Z", "1970-01-01"),
        ("1929-07-28T10:00:00+07:00", "1929-07-28"), ("2024-02-29T23:30:00+07:00", "2024-02-29"),
        ("2025-12-31T23:00:00+09:00", "2025-12-31"), ("2026-01-01T01:00:00+09:00", "2025-12-31"),
    ])
    func `the business day is the date in Vietnam`(text: String, day: String) throws {
        let instant = try #require(Instant(text))

        #expect(instant.businessDay.description == day)
    }

    @Test func `a business day begins at midnight in Vietnam`() throws {
        let day = try #require(Day("2026-07-01"))

        let start = Instant(startOf: day)

        #expect(start == Instant("2026-06-30T17:00:00Z"))
        #expect(start.businessDay == day)
        #expect(Instant(microseconds: start.microseconds - 1).businessDay == day - 1)
    }

    @Test func `a fraction counts to the microsecond and is cut beyond`() throws {
        let exact = try #require(Instant("2026-06-30T08:00:00.123456+07:00"))
        let finer = try #require(Instant("2026-06-30T08:00:00.123456999+07:00"))
        let short = try #require(Instant("2026-06-30T08:00:00.5+07:00"))

        #expect(exact == finer)
        #expect(exact.iso8601 == "2026-06-30T08:00:00.123456+07:00")
        #expect(short.iso8601 == "2026-06-30T08:00:00.500000+07:00")
    }

    @Test func `a leap second counts as the second after`() throws {
        let leap = try #require(Instant("2016-12-31T23:59:60Z"))

        #expect(leap == Instant("2017-01-01T00:00:00Z"))
    }

    @Test(arguments: [
        "", "2026-06-30", "2026-06-30T08:00:00", "2026-06-30T08:00+07:00", "2026-06-30T24:00:00+07:00",
        "2026-06-30T08:60:00+07:00", "2026-06-30T08:00:61+07:00", "2026-02-30T08:00:00+07:00",
        "2026-06-30T08:00:00+7", "2026-06-30T08:00:00+0700", "2026-06-30T08:00:00+24:00", "2026-06-30T08:00:00+07:60",
        "2026-06-30T08:00:00.+07:00", "2026-06-30T08:00:00,5+07:00", "2026-06-30T08:00:00Z ", "30/6/2026 08:00",
        "2026-6-30T08:00:00Z", "1782806400", "2026-06-30T8:00:00Z", "2026-06-30T08:00:00 +07:00", "now",
        "２０２６-06-30T08:00:00Z", "2026-06-30T08:00:00.1234567890123456789012345678901Z",
    ])
    func `what names no instant is not read`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `what is printed is read back`() throws {
        var generator = FixedRandomness(seed: 11)

        let wrong = (0..<2_000).map { _ in
            Instant(microseconds: Int64.random(in: -4_000_000_000_000_000...9_000_000_000_000_000, using: &generator))
        }.filter { Instant($0.iso8601) != $0 }

        #expect(wrong.isEmpty)
    }

    @Test func `a clock that stands still says one time`() throws {
        let instant = try #require(Instant("2026-11-22T08:00:00+07:00"))

        let clock = Clock.fixed(instant)

        #expect(clock.now == instant)
        #expect(clock.now + 60 == Instant("2026-11-22T08:01:00+07:00"))
        #expect(Clock.system.now > instant - 400 * 86_400)
    }
}

extension Instant {
    fileprivate static func - (instant: Instant, seconds: Int64) -> Instant { instant + -seconds }
}

@Suite struct TimeOrderedIDTests {
    @Test func `an id tells its version and variant and sorts by its time`() throws {
        var generator = FixedRandomness(seed: 3)
        let start = try #require(Instant("2026-11-22T08:00:00Z"))

        let ids = (0..<200).map { TimeOrderedID.make(at: start + Int64($0), using: &generator) }

        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 200)
        #expect(ids.allSatisfy { $0.count == 36 && $0 == $0.lowercased() })
        #expect(ids.allSatisfy { Array($0)[14] == "7" && "89ab".contains(Array($0)[19]) })
    }

    @Test func `the example of RFC 9562 has the right time`() throws {
        let instant = Instant(microseconds: 0x017F_22E2_79B0 * 1_000)

        let id = TimeOrderedID.make(at: instant)

        #expect(id.hasPrefix("017f22e2-79b0-7"))
    }
}
