/// The field of 256 elements over the polynomial x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, 7.5.2).
package struct GaloisField {
    private var powers = [UInt8](repeating: 0, count: 510)
    private var logarithms = [Int](repeating: 0, count: 256)

    package init() {
        var value = 1
        for power in 0..<255 {
            powers[power] = UInt8(value)
            powers[power + 255] = UInt8(value)
            logarithms[value] = power
            value <<= 1
            if value > 255 { value ^= 0x11D }
        }
    }

    /// The generating element to a power from 0 to 509.
    package func power(_ exponent: Int) -> UInt8 { powers[exponent] }

    /// The exponent of an element that is not 0.
    package func logarithm(_ value: UInt8) -> Int { logarithms[Int(value)] }

    package func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
        a == 0 || b == 0 ? 0 : powers[logarithms[Int(a)] + logarithms[Int(b)]]
    }

    /// The quotient by an element that is not 0.
    package func quotient(_ a: UInt8, _ b: UInt8) -> UInt8 {
        a == 0 ? 0 : powers[logarithms[Int(a)] + 255 - logarithms[Int(b)]]
    }
}
