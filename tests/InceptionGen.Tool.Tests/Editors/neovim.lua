-- Run by "nvim --headless -u NONE -l" or "-c luafile": opens a table, types a mistake, waits for the red cell, applies the fix, and prints what it saw.
local server, file, report = vim.env.INCEPTIONGEN_SERVER, vim.env.INCEPTIONGEN_TABLE, vim.env.INCEPTIONGEN_REPORT
local seen = {}
local function write() local out = io.open(report, 'w'); out:write(table.concat(seen, '\n') .. '\n'); out:close() end
vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = 'inceptiongen', cmd = { 'dotnet', server, 'lsp' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, client)
local function wait(condition) return vim.wait(30000, condition, 20) end
wait(function() local one = vim.lsp.get_client_by_id(client); return one ~= nil and one.initialized end)
table.insert(seen, 'clean ' .. #vim.diagnostic.get(buffer))

local line = vim.fn.search('inception (4d)')
local text = vim.fn.getline(line)
vim.fn.setline(line, (text:gsub('14x14x528', '14x14x582')))
wait(function() return #vim.diagnostic.get(buffer) > 0 end)
local found = vim.diagnostic.get(buffer)
table.insert(seen, 'typed ' .. #found .. ' ' .. tostring(found[1] and found[1].code) .. ' ' .. tostring(found[1] and (found[1].lnum + 1) .. ':' .. (found[1].col + 1)))

local range = { start = { line = line - 1, character = 0 }, ['end'] = { line = line - 1, character = #text } }
local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', { textDocument = vim.lsp.util.make_text_document_params(buffer), range = range, context = { diagnostics = {} } }, 30000)
local action = answers and answers[client] and answers[client].result and answers[client].result[1]
if action then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
wait(function() return #vim.diagnostic.get(buffer) == 0 end)
table.insert(seen, 'fixed ' .. #vim.diagnostic.get(buffer) .. ' ' .. tostring(vim.fn.getline(line) == text))
write()
vim.lsp.stop_client(client)
vim.cmd('qa!')
