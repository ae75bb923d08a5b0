#pragma once

#include "domain/papers/paper.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace shuofa {

// One thing asked for, as a phrase that can follow a number: "退还货款329.90元".
struct PaperDemand {
    std::string remedy;
    std::string text;
    std::vector<Citation> basis;
};

// A line of the computation: 三倍赔偿 | 329.90×3 | 989.70元.
struct PaperSum {
    std::string label;
    std::string formula;
    std::string yuan;  // "989.70"
    Citation basis;
    // How it came about, for the annex; empty for a total.
    std::string facts;    // "实付金额329.90元（订单）、…"
    std::string rule;     // in plain words, a whole sentence
    std::string version;  // "2014年3月15日起施行，2026年11月23日核对"
};

// What happened on a day, as a full sentence.
struct PaperEvent {
    Day day{};
    std::string text;
};

struct PaperExhibit {
    std::string name;
    std::string source;   // where it comes from: 本人手机截屏
    std::string purpose;  // what it is to prove
    std::string pages;    // "1"; empty when not counted
};

// A date with the reason for it, for the annex.
struct PaperDate {
    std::string label;
    Day day{};
    std::string why;  // from when and how it is counted, a whole sentence
    Citation basis;
    std::string version;  // as of a sum
};

// All that a paper can be made from.  Texts are as the shopper typed them: fill() makes them safe.
struct PaperInputs {
    Day today{};
    // Texts by the names that templates use: your_name, seller_name, order_number, item, paid ...
    std::map<std::string, std::string, std::less<>> values;
    std::vector<PaperFact> facts;
    // Sentences made of facts, by the fact's name, in the order in which they are told.
    std::vector<std::pair<std::string, std::string>> statements;
    std::vector<PaperDemand> demands;
    std::vector<PaperSum> sums;
    std::vector<PaperEvent> events;
    std::vector<PaperExhibit> exhibits;
    std::vector<PaperDate> dates;
    std::vector<Citation>
        also_cited;                 // articles that a value cites, such as the answer to an excuse
    std::set<std::string> blocked;  // kinds of paper that the facts forbid; "all" for every kind
};

// "《中华人民共和国消费者权益保护法》第二十四条第一款、第二款和《…》第…条": each law once.
std::string cited(const std::vector<Citation>& citations);

}  // namespace shuofa
