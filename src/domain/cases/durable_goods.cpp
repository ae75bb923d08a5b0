#include "domain/cases/durable_goods.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

constexpr std::array durable_goods = std::to_array<std::string_view>(
    {"电视机", "智能电视", "液晶电视", "冰箱", "空调", "洗衣机", "电脑", "笔记本", "热水器"});
// A stand for a television is not a television.
constexpr std::array beside_them = std::to_array<std::string_view>(
    {"柜", "桌", "架", "罩", "贴膜", "清洗", "清洁", "配件", "遥控", "坐垫", "包", "线", "纸"});

}  // namespace

bool names_durable_goods(std::string_view title) {
    const auto in_title = [&](std::string_view word) { return title.find(word) != title.npos; };
    return std::any_of(durable_goods.begin(), durable_goods.end(), in_title) &&
           std::none_of(beside_them.begin(), beside_them.end(), in_title);
}

}  // namespace shuofa
