// The card's format for a browser: Embedded Swift, compiled together with CardFormat by bin/build-wasm.
//
// Every function reads its bytes from the input, writes what it has to tell to the output, and returns how many bytes
// that are, or a number below 0: -1 to -99 for what is wrong with the bytes, -100 and below as told there. Signatures
// are checked by the browser between two calls, because it has the hardware for them.

/// A desk, which every other function takes first; a page needs one.
@_expose(wasm, "desk_make")
@_cdecl("desk_make")
func makeDesk() -> UnsafeMutableRawPointer {
    let desk = UnsafeMutablePointer<Desk>.allocate(capacity: 1)
    desk.initialize(to: Desk())
    return UnsafeMutableRawPointer(desk)
}

extension UnsafeMutableRawPointer {
    /// The desk that stands there.
    fileprivate var desk: Desk {
        get { assumingMemoryBound(to: Desk.self).pointee }
        nonmutating _modify { yield &assumingMemoryBound(to: Desk.self).pointee }
    }
}

/// Room for `count` bytes that the next function reads.
@_expose(wasm, "input")
@_cdecl("input")
func input(_ page: UnsafeMutableRawPointer, _ count: Int32) -> UnsafeMutablePointer<UInt8> {
    page.desk.makeRoom(Int(count))
}

/// What the last function wrote.
@_expose(wasm, "output")
@_cdecl("output")
func output(_ page: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UInt8> { page.desk.written }

// MARK: Lists

/// Reads a signed trust list; the output is the number of its key, its signature, and what was signed.
@_expose(wasm, "trust_read")
@_cdecl("trust_read")
func trustRead(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 {
    page.desk.readSealed(Int(count), .trust)
}

/// Believes the trust list that was read last; its version, -100 for one that is older than the one there.
@_expose(wasm, "trust_take")
@_cdecl("trust_take")
func trustTake(_ page: UnsafeMutableRawPointer) -> Int32 { page.desk.takeTrustList() }

/// Reads a signed status list; the output as of `trust_read`.
@_expose(wasm, "status_read")
@_cdecl("status_read")
func statusRead(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 {
    page.desk.readSealed(Int(count), .status)
}

/// The compressed statuses of the list that was read last.
@_expose(wasm, "status_packed")
@_cdecl("status_packed")
func statusPacked(_ page: UnsafeMutableRawPointer) -> Int32 { page.desk.packedStatuses() }

/// Believes that list with its statuses, unpacked, as input; its number, -100 for one that is older than the one there.
@_expose(wasm, "status_take")
@_cdecl("status_take")
func statusTake(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 { page.desk.takeStatuses(Int(count)) }

/// Reads a signed receipt; the output as of `trust_read`.
@_expose(wasm, "receipt_read")
@_cdecl("receipt_read")
func receiptRead(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 {
    page.desk.readSealed(Int(count), .receipt)
}

/// The content of the receipt that was read last.
@_expose(wasm, "receipt_content")
@_cdecl("receipt_content")
func receiptContent(_ page: UnsafeMutableRawPointer) -> Int32 { page.desk.receiptContent() }

/// The point of the key that signed what was read last, as the trust list has it; -101 for a key that is not in force.
///
/// - Parameter use: 0 card, 1 status, 3 receipt.
@_expose(wasm, "signer")
@_cdecl("signer")
func signer(_ page: UnsafeMutableRawPointer, _ use: Int32, _ unixSeconds: Double) -> Int32 {
    page.desk.signer(use, Int64(unixSeconds))
}

// MARK: Cards

/// Reads the text of a card; the output as of `trust_read`.
@_expose(wasm, "card_read")
@_cdecl("card_read")
func cardRead(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 { page.desk.readCard(Int(count)) }

/// What a telephone with a key signs for the challenge that is the input, after its compressed key of 33 bytes.
@_expose(wasm, "device_read")
@_cdecl("device_read")
func deviceRead(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 { page.desk.readDevice(Int(count)) }

/// Judges the card that was read last; the input is the value of the code that was accepted last, when there is one.
///
/// The output: result, reason and assurance in a byte each, then the step of the code in 4, the end of the card in 8,
/// the number and the place of its status list in 4 each, its id in 8, and the value of its code.
///
/// - Parameters:
///   - cardHolds: 1 when the signature of the card holds.
///   - deviceHolds: 1 when that of the telephone holds, 0 when not, -1 without a challenge.
///   - least: the assurance that is asked for.
///   - acceptedStep: the step of the code that was accepted last; -1 for none.
@_expose(wasm, "card_judge")
@_cdecl("card_judge")
func cardJudge(
    _ page: UnsafeMutableRawPointer, _ unixSeconds: Double, _ cardHolds: Int32, _ deviceHolds: Int32, _ least: Int32,
    _ acceptedStep: Int32
) -> Int32 {
    page.desk.judge(
        at: Int64(unixSeconds), cardHolds: cardHolds == 1, deviceHolds: deviceHolds < 0 ? nil : deviceHolds == 1,
        least: UInt8(truncatingIfNeeded: least), acceptedStep: acceptedStep)
}

// MARK: Telephones

/// Makes the chain of a telephone from 16 bytes of a seed and 8 of the card's id; the output is its anchor.
@_expose(wasm, "chain_make")
@_cdecl("chain_make")
func chainMake(_ page: UnsafeMutableRawPointer, _ steps: Int32) -> Int32 {
    page.desk.makeChain(steps: UInt32(max(1, steps)))
}

/// The value of a step of that chain; -100 for a step that it has not.
@_expose(wasm, "chain_value")
@_cdecl("chain_value")
func chainValue(_ page: UnsafeMutableRawPointer, _ step: Int32) -> Int32 { page.desk.chainValue(step) }

/// The text to show for the card whose text is the input, with the value of a step of the chain.
@_expose(wasm, "chain_show")
@_cdecl("chain_show")
func chainShow(_ page: UnsafeMutableRawPointer, _ count: Int32, _ step: Int32) -> Int32 {
    page.desk.show(Int(count), step)
}

/// What the telephone of the card that was read last signs for the challenge that is the input.
@_expose(wasm, "device_signed")
@_cdecl("device_signed")
func deviceSigned(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 { page.desk.signedByDevice(Int(count)) }

/// The text to show for a card with the 64 bytes of a telephone's signature, which stand before it in the input.
@_expose(wasm, "device_show")
@_cdecl("device_show")
func deviceShow(_ page: UnsafeMutableRawPointer, _ count: Int32) -> Int32 { page.desk.showSigned(Int(count)) }
