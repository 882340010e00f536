internal import Kernel
internal import Organisation

/// What a list of the directory is asked for.
struct DirectoryRequest: Sendable {
    /// Words of a name, an address or a number, without regard to case and tone marks.
    var search = ""
    /// The code of a unit: with all below it.
    var unit: String?
    /// The day on which the list holds; nil for today.
    var day: String?
    /// `union` or `partners`, a post, or nil for all.
    var part: String?
    /// The sector of the employers, as `SectorChoice` knows it; nil for all.
    var sector: String?

    /// Throws `day_unreadable`.
    func day(today: Day) throws -> Day {
        guard let text = day else { return today }
        guard let day = Day(text) else { throw Refusal("day_unreadable") }
        return day
    }

    /// Throws `directory_unit_unknown`.
    func scope(in tree: UnitTree) throws -> UnionUnit? {
        guard let code = unit else { return nil }
        guard let unit = tree.unit(code: code) else { throw Refusal("directory_unit_unknown", ["value": code]) }
        return unit
    }

    /// True when all the words stand in one of the texts.
    static func matches(_ search: String, _ folded: String...) -> Bool {
        let words = VietnameseText.folded(search).split(separator: " ")
        return words.allSatisfy { word in folded.contains { $0.contains(word) } }
    }
}
