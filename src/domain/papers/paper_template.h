#pragma once

#include "base/result.h"
#include "domain/papers/paper.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason paper_kind_not_found{
    "paper_kind_not_found", ErrorCode::NotFound, "没有这种文书，请用 paper kinds 查看可写的文书。",
    "There is no such kind of paper. `paper kinds` lists them."};

// Whom a paper addresses: decides which checks apply to it.
enum class PaperReader { Caller, Seller, Platform, Authority, Association, Court, Public, Own };

template <>
inline constexpr auto enum_names<PaperReader> = std::to_array<EnumName<PaperReader>>({
    {PaperReader::Caller, "caller"},
    {PaperReader::Seller, "seller"},
    {PaperReader::Platform, "platform"},
    {PaperReader::Authority, "authority"},
    {PaperReader::Association, "association"},
    {PaperReader::Court, "court"},
    {PaperReader::Public, "public"},
    {PaperReader::Own, "own"},
});

// One text of a template.  A limit of 0 means: none is known.
struct PaperLength {
    std::string id;  // short | middle | full
    std::size_t limit = 0;
    bool limit_is_ours = false;  // a house rule, as the receiver publishes none
    std::string body;            // text of paper_text.h with mustache tags
};

// What a template asks for: a value by name, with the question to put to the user.
struct PaperNeed {
    std::string name;
    Phrase question;
    bool required = false;
};

struct PaperTemplate {
    std::string id;
    Phrase name;
    Phrase purpose;  // when it is of use, in one sentence
    Phrase note;     // what is not known about its form, or what to mind
    PaperReader reader = PaperReader::Own;
    bool spoken = false;   // shown as lines to say, not as a letter
    bool is_form = false;  // its text goes into a field of a form
    std::vector<PaperNeed> needs;
    std::vector<PaperLength> lengths;  // the first is the default
    std::string explained_en;          // for the reader of the English page
    std::string checked_on;
};

// How the papers say a fact, a remedy or an amount.
struct FactWording {
    std::string label;   // 签收日期; empty: as the catalogue says
    std::string if_yes;  // a full sentence, without the final mark
    std::string if_no;
    std::map<std::string, std::string> if_choice;
    bool private_fact = false;  // never printed in a paper
    int order = 0;              // facts are told in this order
    std::vector<std::string> unless_told;
};

struct DemandWording {
    std::string group;                 // of several in one group only one is asked for
    int rank = 0;                      // the lowest of a group comes first
    std::string text;                  // "退还货款{yuan}元"
    std::string without;               // the same when no sum is known
    std::vector<std::string> amounts;  // names of amounts that give {yuan}, the first known wins
};

// What a seller says to get rid of a complaint, and the answer.
struct Excuse {
    std::string id;
    Phrase says;
    std::string reply;
    std::string explained_en;
    std::vector<Citation> citations;
};

// All templates and wordings, checked once when they are read.
class PaperTemplates {
public:
    PaperTemplates() = default;
    PaperTemplates(std::vector<PaperTemplate> templates, std::map<std::string, FactWording> facts,
                   std::map<std::string, DemandWording> demands, std::vector<Excuse> excuses);

    const std::vector<PaperTemplate>& all() const { return templates_; }
    Result<const PaperTemplate*> find(std::string_view id) const;
    const FactWording* fact(std::string_view name) const;
    const DemandWording* demand(std::string_view remedy) const;
    const std::vector<Excuse>& excuses() const { return excuses_; }
    const Excuse* excuse(std::string_view id) const;

private:
    std::vector<PaperTemplate> templates_;
    std::map<std::string, FactWording> facts_;
    std::map<std::string, DemandWording> demands_;
    std::vector<Excuse> excuses_;
};

}  // namespace shuofa
