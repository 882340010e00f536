internal import Foundation
internal import Kernel

/// What an installation may decide about itself.
package struct InstallationSettings: Sendable, Hashable, Codable {
    /// Empty for the product's own name.
    package var name = ""
    /// Who runs it; empty for the programme's own words.
    package var owner = ""
    /// The hash of a picture on the shelf; empty for the product's mark.
    package var logo = ""
    /// Of those who have not chosen one: `vi` or `en`.
    package var language = Language.vietnamese.rawValue
    /// Pages also come in English; Vietnamese is always there.
    package var english = true
    /// After how many hours without a request a session is over.
    package var idleHours: Int64 = 8
    /// After how many days a session is over whatever happens.
    package var sessionDays: Int64 = 7
    /// How long jobs that are over stay in their person's list.
    package var jobDays: Int64 = 90
    /// How long a file that a job made can be fetched.
    package var fileDays: Int64 = 1
    /// How long notices are told.
    package var noticeDays: Int64 = 30

    package init() {}

    static let longestName = 60
    static let longestOwner = 120
    static let idleHoursRange: ClosedRange<Int64> = 1...24
    static let sessionDaysRange: ClosedRange<Int64> = 1...30
    static let jobDaysRange: ClosedRange<Int64> = 7...365
    static let fileDaysRange: ClosedRange<Int64> = 1...30
    static let noticeDaysRange: ClosedRange<Int64> = 7...180

    /// What people see, in the order of the form, under the names of its fields.
    var shown: [(field: String, value: String)] {
        [
            ("name", name), ("owner", owner), ("logo", logo), ("english", english ? "yes" : "no"),
            ("language", language), ("idle_hours", String(idleHours)), ("session_days", String(sessionDays)),
            ("job_days", String(jobDays)), ("file_days", String(fileDays)), ("notice_days", String(noticeDays)),
        ]
    }

    /// Throws the refusals `settings_name_too_long`, `settings_owner_too_long`, `settings_control_character`,
    /// `settings_language`, `settings_language_not_offered`, `settings_idle_hours`, `settings_session_days`,
    /// `settings_job_days`, `settings_file_days` and `settings_notice_days`.
    func check() throws {
        guard name.count <= InstallationSettings.longestName else {
            throw Refusal("settings_name_too_long", ["limit": String(InstallationSettings.longestName)])
        }
        guard owner.count <= InstallationSettings.longestOwner else {
            throw Refusal("settings_owner_too_long", ["limit": String(InstallationSettings.longestOwner)])
        }
        guard !VietnameseText.hasControlCharacter(name + owner) else { throw Refusal("settings_control_character") }
        guard let chosen = Language(rawValue: language) else { throw Refusal("settings_language") }
        guard languages.contains(chosen) else { throw Refusal("settings_language_not_offered") }
        try InstallationSettings.check(idleHours, InstallationSettings.idleHoursRange, "settings_idle_hours")
        try InstallationSettings.check(sessionDays, InstallationSettings.sessionDaysRange, "settings_session_days")
        try InstallationSettings.check(jobDays, InstallationSettings.jobDaysRange, "settings_job_days")
        try InstallationSettings.check(fileDays, InstallationSettings.fileDaysRange, "settings_file_days")
        try InstallationSettings.check(noticeDays, InstallationSettings.noticeDaysRange, "settings_notice_days")
    }

    /// In which pages come.
    var languages: [Language] { english ? Language.allCases : [.vietnamese] }

    private static func check(_ value: Int64, _ range: ClosedRange<Int64>, _ code: String) throws {
        guard range.contains(value) else {
            throw Refusal(code, ["from": String(range.lowerBound), "to": String(range.upperBound)])
        }
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(json: String) throws {
        self = try JSONDecoder().decode(InstallationSettings.self, from: Data(json.utf8))
    }

    /// What an earlier version did not know of is as in a new installation.
    package init(from decoder: any Decoder) throws {
        self.init()
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
            value = try stored.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        try read(.name, &name)
        try read(.owner, &owner)
        try read(.logo, &logo)
        try read(.language, &language)
        try read(.english, &english)
        try read(.idleHours, &idleHours)
        try read(.sessionDays, &sessionDays)
        try read(.jobDays, &jobDays)
        try read(.fileDays, &fileDays)
        try read(.noticeDays, &noticeDays)
    }
}

/// Settings with when and by whom they were made; version 0 is what a new installation has.
struct StoredSettings: Sendable {
    let version: Int64
    let madeAt: Instant
    let madeBy: String
    let settings: InstallationSettings
}
