/// Numbers of CBOR that Swift has no literal or description for.
enum BinaryNumbers {
    /// IEEE 754 binary16 (RFC 8949, appendix D).
    static func half(_ bits: UInt16) -> Double {
        let sign: Double = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 31)
        let fraction = Double(bits & 0x3FF)
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * Double(sign: .plus, exponent: exponent - 25, significand: fraction + 1_024)
        }
    }

    /// A whole number of many bytes in digits of base 10.
    static func decimal(_ bytes: [UInt8], plusOne: Bool = false) -> String {
        /// Nine digits each, the lowest first.
        var groups: [UInt64] = []
        func multiply(by factor: UInt64, adding summand: UInt64) {
            var carry = summand
            for place in groups.indices {
                let value = groups[place] * factor + carry
                groups[place] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { groups.append(carry) }
        }
        for byte in bytes { multiply(by: 256, adding: UInt64(byte)) }
        if plusOne { multiply(by: 1, adding: 1) }
        guard let highest = groups.last else { return "0" }
        return groups.dropLast().reversed().reduce("\(highest)") { text, group in
            let digits = "\(group)"
            return text + String(repeating: "0", count: 9 - digits.count) + digits
        }
    }

    /// Swift's description of a finite number, written as RFC 8949 does: with a point always, without an exponent
    /// from 1e-6 to 1e21, and no zeros before an exponent.
    static func text(_ description: String) -> String {
        let parts = description.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return description }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let (whole, fraction) = (String(mantissa[0]), mantissa.count > 1 ? String(mantissa[1]) : "0")
        let plain = fraction == "0" ? "" : fraction
        if (-7..<0).contains(exponent) {
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + plain
        }
        if (0..<21).contains(exponent) {
            let digits = whole + plain
            let missing = exponent + 1 - digits.count
            if missing >= 0 { return sign + digits + String(repeating: "0", count: missing) + ".0" }
            return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
        }
        return "\(sign)\(whole).\(fraction)e\(exponent < 0 ? "" : "+")\(exponent)"
    }
}
