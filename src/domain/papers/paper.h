#pragma once

#include "base/day.h"
#include "base/language.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// How one piece of a paper is set.
enum class BlockKind {
    Title,      // centred, once
    Heading,    // a part of the paper
    Paragraph,  // body text, first line indented by two characters
    Flush,      // body text without indent: "某某公司："
    Right,      // at the right edge: signature, date
    Item,       // numbered: the number stands in `number`
    Spoken,     // one short line to say or to tick off
    Table,      // `rows`, the first row is the head
    Note,       // small: why, source, what it does not prove
    PageBreak,
};

template <>
inline constexpr auto enum_names<BlockKind> = std::to_array<EnumName<BlockKind>>({
    {BlockKind::Title, "title"},
    {BlockKind::Heading, "heading"},
    {BlockKind::Paragraph, "paragraph"},
    {BlockKind::Flush, "flush"},
    {BlockKind::Right, "right"},
    {BlockKind::Item, "item"},
    {BlockKind::Spoken, "spoken"},
    {BlockKind::Table, "table"},
    {BlockKind::Note, "note"},
    {BlockKind::PageBreak, "page_break"},
});

struct PaperBlock {
    BlockKind kind = BlockKind::Paragraph;
    std::string text;
    std::string number;
    std::vector<std::vector<std::string>> rows;

    bool operator==(const PaperBlock&) const = default;
};

// A finished paper as it is drawn and written: no open fields, no markup.
struct Paper {
    std::string kind;    // id of the template: "letter_seller"
    std::string title;   // for the document's properties and the file name
    std::string writer;  // for the document's properties; empty when not named
    Day written_on{};
    std::vector<PaperBlock> blocks;

    bool operator==(const Paper&) const = default;
};

// An article that the paper relies on, with the rule that led to it.
struct Citation {
    std::string rule;     // id of the rule
    std::string law;      // full name, without 《》
    std::string article;  // "第二十四条第一款"
    std::optional<Day> in_force_from;
    std::optional<Day> in_force_until;
    std::optional<Day> checked_on;
    std::string certainty;  // stated | likely | disputed | unverified

    bool operator==(const Citation&) const = default;
};

// A fact in the words of the paper, and where it came from.
struct PaperFact {
    std::string name;
    Phrase label;       // a short noun: 签收日期
    std::string value;  // as printed: "329.90元", "2026年11月20日", "是"
    std::string source;
    bool listed = true;  // stands in the paper's table of facts

    bool operator==(const PaperFact&) const = default;
};

// What a paper still needs, asked in words.
struct MissingFact {
    std::string fact;
    Phrase question;
    bool required = true;  // false: the paper is complete without it, and better with it

    bool operator==(const MissingFact&) const = default;
};

// A paper together with what it rests on.  While a required fact is missing there are no blocks:
// a paper never has gaps.
struct FilledPaper {
    Paper paper;
    std::vector<MissingFact> missing;
    std::vector<Citation> citations;
    std::vector<PaperFact> facts_used;
    std::vector<PaperFact> facts_unused;

    bool is_finished() const { return !paper.blocks.empty(); }
};

}  // namespace shuofa
