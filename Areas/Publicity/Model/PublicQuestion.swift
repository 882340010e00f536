internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// What somebody looks for on the public site.
struct PublicQuestion: Sendable {
    /// As typed.
    var words = ""
    /// The code of a province or commune of today.
    var province: String?
    var commune: String?
    var kind: ProductKind?
    var essentialOnly = false
    /// The code of an offer, to find the points that have it.
    var offer: String?
    /// Where the reader is.
    var near: Position?

    init() {}

    init(_ visit: some Visit) {
        func value(_ name: String) -> String? {
            visit.query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        }
        words = String((value("q") ?? "").prefix(100))
        province = value("province").flatMap(PublicQuestion.code)
        commune = province == nil ? nil : value("commune").flatMap(PublicQuestion.code)
        kind = value("kind").flatMap(ProductKind.init)
        essentialOnly = value("essential") == "yes"
        offer = value("offer")
        near = value("near").flatMap(Position.init)
    }

    /// The same question on a path of ours.
    func on(_ path: LocalPath) -> LocalPath {
        let pairs = [
            ("q", words.isEmpty ? nil : words), ("province", province), ("commune", commune),
            ("kind", kind?.rawValue), ("essential", essentialOnly ? "yes" : nil), ("offer", offer),
            ("near", near?.description),
        ]
        return pairs.reduce(path) { path, pair in pair.1.map { path.with(pair.0, $0) } ?? path }
    }

    /// The same question with something else in it.
    func with(_ change: (inout PublicQuestion) -> Void) -> PublicQuestion {
        var copy = self
        change(&copy)
        return copy
    }

    private static func code(_ text: String) -> String? {
        (1...6).contains(text.count) && Digits.isDecimal(text) ? text : nil
    }

    // MARK: Answers

    /// True when every word stands in one of the texts, without regard to case and tone marks.
    func finds(_ texts: String?...) -> Bool {
        guard !words.isEmpty else { return true }
        let all = VietnameseText.folded(texts.compactMap { $0 }.joined(separator: " "))
        return VietnameseText.folded(words).split(separator: " ").allSatisfy { all.contains($0) }
    }

    func means(_ place: PublicGround.Place) -> Bool {
        (province.map { $0 == place.province?.key.code } ?? true)
            && (commune.map { $0 == place.commune?.key.code } ?? true)
    }

    func means(_ price: ProductPrice) -> Bool {
        (kind.map { $0 == price.kind } ?? true) && (!essentialOnly || price.isEssential)
    }
}
