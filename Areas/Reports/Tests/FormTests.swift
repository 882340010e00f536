import Foundation
import Kernel
import TestKit
import Testing

@testable import Reports

@Suite("Forms as data") struct FormTests {
    private static let sound = """
        {"code": "f", "version": 1, "title": {"vi": "Biểu", "en": "Form"}, "subject": "unit", "periods": ["month"],
         "clocks": {"opens": 1, "due": 5, "locks": 9},
         "sections": [{"code": "s", "title": {"vi": "I", "en": "I"}, "cells": [
            {"name": "a", "caption": {"vi": "A", "en": "A"}, "kind": "count"},
            {"name": "b", "caption": {"vi": "B", "en": "B"}, "kind": "count", "formula": "a + 2"},
            {"name": "p", "caption": {"vi": "P", "en": "P"}, "kind": "persons"},
            {"name": "r", "caption": {"vi": "R", "en": "R"}, "kind": "rate", "numerator": "a", "denominator": "b"}]}],
         "rules": [{"code": "x", "left": "a", "comparison": "<=", "right": "b", "importance": "block", "cell": "a",
            "sentence": {"vi": "S", "en": "S"}}]}
        """

    @Test func `a form says cells, dates and rules`() throws {
        let form = try FormReader.form(Data(FormTests.sound.utf8))
        let period = try #require(Period("2026-06"))

        #expect(form.cells.map(\.name) == ["a", "b", "p", "r"])
        #expect(form.dates(of: period)?.due == Day("2026-07-05"))
        #expect(form.cell("p")?.inTime == .distinct)
        #expect(form.rules.map(\.importance) == [.block])
    }

    @Test(arguments: [
        ("\"version\": 1", "\"version\": \"eins\"", "form_unreadable"),
        ("\"name\": \"b\"", "\"name\": \"a\"", "form_duplicate"),
        ("\"name\": \"a\"", "\"name\": \"Á\"", "form_bad_name"),
        ("a + 2", "a + zz", "form_unknown_cell"), ("a + 2", "a * 2", "form_bad_formula"),
        ("a + 2", "b + 2", "form_circle"), ("\"denominator\": \"b\"", "\"decimals\": 2", "form_bad_ratio"),
        ("\"kind\": \"persons\"", "\"kind\": \"persons\", \"in_time\": \"sum\"", "form_adds_persons"),
        ("\"due\": 5", "\"due\": 0", "form_bad_clocks"), ("\"left\": \"a\"", "\"left\": \"r\"", "form_unknown_cell"),
    ])
    func `a form that cannot be is refused`(old: String, new: String, code: String) {
        let text = FormTests.sound.replacingOccurrences(of: old, with: new)

        let refusal = #expect(throws: Refusal.self) { try FormReader.form(Data(text.utf8)) }

        #expect(refusal?.code == code)
    }

    @Test(arguments: ["hdcd_1-1", "welfare_partner-1", "welfare_partner-2"])
    func `the forms of the product can be read`(name: String) throws {
        let data = try Data(contentsOf: URL(filePath: "\(ProjectFolder.root)/Data/forms/\(name).json"))

        let form = try FormReader.form(data)

        #expect("\(form.code)-\(form.version)" == name)
    }

    @Test(arguments: [
        ("a + b - 3", 10), ("-a + b", 3), ("5", 5), ("a - missing", 2), ("a + missing", 2),
    ])
    func `formulas add and subtract whole numbers`(text: String, expected: Int64) throws {
        let formula = try #require(FormFormula(text))

        #expect(formula.value { ["a": 2, "b": text == "-a + b" ? 5 : 11][$0] } == expected)
        #expect(FormFormula(formula.description) == formula)
    }

    @Test func `formulas without any value or beyond 64 bits have none`() throws {
        let formula = try #require(FormFormula("a + b"))

        #expect(formula.value { _ in nil } == nil)
        #expect(formula.value { _ in .max } == nil)
        for text in ["", "+", "a +", "+ a", "a b", "a + + b", "1a", "A", "a*b", "a--b"] {
            #expect(FormFormula(text) == nil, "\(text)")
        }
    }

    @Test(.clauses("4.15")) func `2.150 of 3.686 is 58,33% rounded and 58,32% cut`() {
        let ratio = Ratio(2150, 3686)

        #expect(ratio.printed(decimals: 2) == "58,33%")
        #expect(ratio.printed(decimals: 2, .cut) == "58,32%")
        #expect(ratio.printed(decimals: 0) == "58%")
        #expect(Ratio(1, 0).printed(decimals: 2) == nil)
        #expect(Ratio(-1, 3).printed(decimals: 1) == "-33,3%")
        #expect(Ratio(7, 5).printed(decimals: 1) == "140,0%")
    }

    @Test func `the union year begins in December and its half ends on 31 May`() throws {
        let (half, year) = (try #require(Period("2026-H1")), try #require(Period("2026")))

        #expect(ReportingYear.union.days(of: half) == DayRange(from: Day("2025-12-01"), to: Day("2026-06-01")))
        #expect(ReportingYear.union.days(of: year) == DayRange(from: Day("2025-12-01"), to: Day("2026-12-01")))
        #expect(ReportingYear.calendar.days(of: half) == half.days)
    }

    @Test(arguments: [("1200", 1200), ("1.200", 1200), ("1 200 300", 1_200_300), ("0", 0)])
    func `numbers are typed with or without groups`(text: String, expected: Int64) throws {
        #expect(try TypedReport.number(text) == expected)
    }

    @Test(arguments: [
        ("-1", TypedReport.Fault.negative), ("1,5", .notWhole), ("12.34", .notWhole), ("mười", .notWhole),
        ("1e9", .notWhole), ("9999999999999999", .tooLarge), ("--1", .notWhole), ("-1.200", .negative),
    ])
    func `what is no whole number from 0 on is told`(text: String, fault: TypedReport.Fault) {
        #expect(throws: fault) { try TypedReport.number(text) }
    }
}
