import Imports
import Kernel
import Storage
import TestKit
import Testing

@Suite struct RejectsFileTests {
    @Test func `there is exactly one physical line for each rejected row`() async throws {
        let file = """
            colour,code,weight,extra
            "hai
            dòng",A B,1,"a,b"
            đỏ,C,1,
            ,D,x,"nhiều
            dòng\r
            hơn"
            =1+1,E F
            xanh,G H,5,6,7,8

            """
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), file, on: store)

            let lines = outcome.rejectsText.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(
                lines.map { $0 } == [
                    "colour,code,weight,extra,row,column,code,message",
                    "hai dòng,A B,1,\"a,b\",2,code,bad_value,reject.bad_value.code",
                    ",D,x,nhiều dòng hơn,4,weight,bad_value,reject.bad_value.whole_number",
                    "'=1+1,E F,,,5,code,bad_value,reject.bad_value.code",
                    "xanh,G H,5,6,6,code,bad_value,reject.bad_value.code", "",
                ])
        }
    }

    @Test func `without rejects it is the header alone`() async throws {
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(Marbles(), "code;weight\nA;1\n", on: store)

            #expect(outcome.rejectsText == "code,weight,row,column,code,message\n")
        }
    }

    @Test func `a sentence is told its row, column and value`() async throws {
        let sentence: Importer.Sentence = { key, parameters in
            "\(key)|" + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|")
        }
        try await TestStore.with(.sqlite, [Marbles.migration]) { store in
            let outcome = try await TestImport(
                Marbles(), bytes: Array("code,weight\nA,101\nB,13\n".utf8), sentence: sentence, on: store)

            #expect(
                outcome.rejectsText.split(separator: "\n").dropFirst() == [
                    "A,101,2,weight,bad_value,"
                        + "reject.bad_value.whole_number|allowed=0–100|column=weight|row=2|value=101",
                    "B,13,3,weight,unlucky,refusal.unlucky|column=weight|row=3|value=13",
                ])
        }
    }
}
