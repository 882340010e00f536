/// Puts wrong codewords of a block right (ISO/IEC 18004, 7.5.2 and annex B).
///
/// Polynomials begin with their lowest coefficient; the words of a block begin with their highest.
package struct ReedSolomon {
    private let field = GaloisField()
    private let syndromes: [UInt8]

    /// The block with at most `most` words put right; nil when more are wrong.
    package static func corrected(_ block: [UInt8], correction: Int, most: Int) -> [UInt8]? {
        guard block.count <= 255, correction < block.count else { return nil }
        let code = ReedSolomon(block, correction)
        if code.isClean { return block }
        let locator = code.locator()
        let errors = locator.count - 1
        guard errors <= most, let places = code.places(locator, block.count), places.count == errors else { return nil }
        var good = block
        for place in places {
            guard let value = code.value(locator, place) else { return nil }
            good[block.count - 1 - place] ^= value
        }
        return ReedSolomon(good, correction).isClean ? good : nil
    }

    private init(_ block: [UInt8], _ correction: Int) {
        var syndromes: [UInt8] = []
        for power in 0..<correction {
            var value: UInt8 = 0
            for word in block { value = field.product(value, field.power(power)) ^ word }
            syndromes.append(value)
        }
        self.syndromes = syndromes
    }

    private var isClean: Bool { syndromes.allSatisfy { $0 == 0 } }

    /// The polynomial whose roots tell the places of the errors, by the algorithm of Berlekamp and Massey.
    private func locator() -> [UInt8] {
        var (current, before): ([UInt8], [UInt8]) = ([1], [1])
        var (length, shift, last) = (0, 1, UInt8(1))
        for step in syndromes.indices {
            var difference = syndromes[step]
            for place in 1..<max(length + 1, 1) where place < current.count {
                difference ^= field.product(current[place], syndromes[step - place])
            }
            guard difference != 0 else {
                shift += 1
                continue
            }
            let kept = current
            let factor = field.quotient(difference, last)
            while current.count < before.count + shift { current.append(0) }
            for place in before.indices { current[place + shift] ^= field.product(factor, before[place]) }
            if 2 * length <= step {
                (length, before, last, shift) = (step + 1 - length, kept, difference, 1)
            } else {
                shift += 1
            }
        }
        while current.count > 1, current.last == 0 { current.removeLast() }
        return current
    }

    /// The powers of the wrong words, the last word having power 0; all are tried (Chien's search).
    private func places(_ locator: [UInt8], _ count: Int) -> [Int]? {
        (0..<count).filter { place in
            value(of: locator, at: field.power((255 - place) % 255)) == 0
        }
    }

    /// What is wrong in a word, by Forney's formula; nil when the locator has a double root there.
    private func value(_ locator: [UInt8], _ place: Int) -> UInt8? {
        let inverse = field.power((255 - place) % 255)
        var evaluator = [UInt8](repeating: 0, count: syndromes.count)
        for (low, a) in syndromes.enumerated() {
            for (high, b) in locator.enumerated() where low + high < evaluator.count {
                evaluator[low + high] ^= field.product(a, b)
            }
        }
        // The derivative keeps the odd coefficients.
        var derivative = [UInt8](repeating: 0, count: locator.count)
        for place in stride(from: 1, to: locator.count, by: 2) { derivative[place - 1] = locator[place] }
        let divisor = value(of: derivative, at: inverse)
        guard divisor != 0 else { return nil }
        return field.product(field.power(place), field.quotient(value(of: evaluator, at: inverse), divisor))
    }

    private func value(of polynomial: [UInt8], at point: UInt8) -> UInt8 {
        var value: UInt8 = 0
        for coefficient in polynomial.reversed() { value = field.product(value, point) ^ coefficient }
        return value
    }
}
