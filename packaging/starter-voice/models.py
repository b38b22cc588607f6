"""The pack's networks in PyTorch, with the checkpoint's tensor names, for training and for checking the export.

Letters of shapes: B batch, T frames, N tokens, D width, S text and speech positions.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

import safetensors


def gelu(x, approximate="none"):
    """GELU whose backward gets contiguous gradients: oneDNN's is wrong for others in torch 1.13."""
    y = F.gelu(x, approximate=approximate)
    if y.requires_grad:
        y.register_hook(lambda gradient: gradient.contiguous())
    return y


def attention(q, k, v, mask=None):
    """softmax(q k^T / sqrt d + mask) v over [B, heads, T, d]; the softmax is in fp32."""
    scores = (q @ k.transpose(-1, -2)).float() / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    return torch.softmax(scores, -1).to(v.dtype) @ v


def layer_norm(x, norm):
    return norm(x.float())


class WhisperLayer(nn.Module):
    def __init__(self, d, heads, ffn):
        super().__init__()
        self.heads = heads
        self.self_attn = nn.Module()
        self.self_attn.k_proj = nn.Linear(d, d, bias=False)
        self.self_attn.v_proj, self.self_attn.q_proj, self.self_attn.out_proj = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)
        self.self_attn_layer_norm, self.final_layer_norm = nn.LayerNorm(d), nn.LayerNorm(d)
        self.fc1, self.fc2 = nn.Linear(d, ffn), nn.Linear(ffn, d)

    def forward(self, x, mask):
        b, t, d = x.shape
        split = lambda y: y.view(b, t, self.heads, d // self.heads).transpose(1, 2)
        h = layer_norm(x, self.self_attn_layer_norm)
        a = self.self_attn
        h = attention(split(a.q_proj(h)), split(a.k_proj(h)), split(a.v_proj(h)), mask)
        x = x + a.out_proj(h.transpose(1, 2).reshape(b, t, d)).float()
        return x + self.fc2(gelu(self.fc1(layer_norm(x, self.final_layer_norm)))).float()


class SpeechTokenizer(nn.Module):
    """Whisper encoder, average pooling by 2, nearest codebook vector: log-mel at 100/s -> 25 codes/s."""

    def __init__(self, bands=80, d=192, layers=3, heads=4, ffn=576, codes=1024, positions=1500):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv1d(bands, d, 3, padding=1), nn.Conv1d(d, d, 3, stride=2, padding=1)
        self.embed_positions = nn.Embedding(positions, d)
        with torch.no_grad():
            rate = torch.exp(-math.log(10000) / (d // 2 - 1) * torch.arange(d // 2))
            angle = torch.arange(positions)[:, None] * rate
            self.embed_positions.weight.copy_(torch.cat([angle.sin(), angle.cos()], 1))
        self.embed_positions.weight.requires_grad_(False)
        self.layers = nn.ModuleList(WhisperLayer(d, heads, ffn) for _ in range(layers))
        self.codebook = nn.Embedding(codes, d)
        self.codebook.weight.requires_grad_(False)

    def vectors(self, logmel, frames):
        """[B, T, bands] padded with zeros and the true lengths -> [B, T / 4, D] before the codebook."""
        t = torch.arange(logmel.shape[1])
        inside = (t[None] < frames[:, None])
        x = gelu(self.conv1(logmel.transpose(1, 2))) * inside[:, None]
        x = gelu(self.conv2(x)).transpose(1, 2).float()
        x = x + self.embed_positions.weight[:x.shape[1]]
        mask = inside[:, ::2][:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        return F.avg_pool1d(x.transpose(1, 2), 2).transpose(1, 2)

    def nearest(self, vectors):
        table = self.codebook.weight
        flat = vectors.reshape(-1, table.shape[1])
        distance = (table**2).sum(1)[None] + (flat**2).sum(1)[:, None] - 2 * flat @ table.T
        return distance.argmin(1).view(vectors.shape[:-1])


class SpeakerEncoder(nn.Module):
    """Small TDNN with mean and deviation pooling, the pack's stand-in for CAM++: [B, T, 80] -> [B, 192]."""

    def __init__(self):
        super().__init__()
        shapes = [(80, 128, 5, 1, 1), (128, 128, 3, 2, 1), (128, 128, 3, 1, 2), (128, 128, 3, 1, 3), (128, 256, 1, 1, 1)]
        parts = []
        for inputs, outputs, kernel, stride, dilation in shapes:
            parts += [nn.Conv1d(inputs, outputs, kernel, stride, dilation * (kernel // 2), dilation), nn.ReLU(), nn.BatchNorm1d(outputs)]
        self.net = nn.Sequential(*parts)
        self.dense, self.bn = nn.Linear(512, 192), nn.BatchNorm1d(192, affine=False)

    def forward(self, features):
        h = self.net(features.transpose(1, 2))
        return self.bn(self.dense(torch.cat([h.mean(2), h.std(2)], 1)))

    @staticmethod
    def from_onnx(path):
        import onnx
        from onnx import numpy_helper
        tensors = {t.name: torch.tensor(numpy_helper.to_array(t)) for t in onnx.load(path).graph.initializer}
        encoder = SpeakerEncoder()
        encoder.load_state_dict(tensors, strict=False)
        return encoder.eval()


class RmsNorm(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(d))

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.weight


def rotary_tables(positions, d, base=10000.0):
    angle = positions[:, None].float() * base ** (-torch.arange(0, d, 2).float() / d)
    angle = torch.cat([angle, angle], 1)
    return angle.cos(), angle.sin()


def rotate_half(x, cos, sin):
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin


class LlamaLayer(nn.Module):
    def __init__(self, d, heads, ffn):
        super().__init__()
        self.heads = heads
        self.input_layernorm, self.post_attention_layernorm = RmsNorm(d), RmsNorm(d)
        self.self_attn, self.mlp = nn.Module(), nn.Module()
        for name in ("q_proj", "k_proj", "v_proj", "o_proj"):
            setattr(self.self_attn, name, nn.Linear(d, d, bias=False))
        self.mlp.gate_proj, self.mlp.up_proj = nn.Linear(d, ffn, bias=False), nn.Linear(d, ffn, bias=False)
        self.mlp.down_proj = nn.Linear(ffn, d, bias=False)

    def forward(self, x, cos, sin, mask, cache=None, dropout=0.0):
        b, s, d = x.shape
        split = lambda y: y.view(b, s, self.heads, d // self.heads).transpose(1, 2)
        h, a = self.input_layernorm(x), self.self_attn
        q, k, v = split(a.q_proj(h)), split(a.k_proj(h)), split(a.v_proj(h))
        q, k = rotate_half(q.float(), cos, sin).to(v.dtype), rotate_half(k.float(), cos, sin).to(v.dtype)
        if cache is not None:
            if cache:
                k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
            cache[:] = [k, v]
        h = a.o_proj(attention(q, k, v, mask).transpose(1, 2).reshape(b, s, d)).float()
        x = x + F.dropout(h, dropout, self.training)
        h, m = self.post_attention_layernorm(x), self.mlp
        h = m.down_proj(F.silu(m.gate_proj(h)) * m.up_proj(h)).float()
        return x + F.dropout(h, dropout, self.training)


class SpeechLm(nn.Module):
    """Llama with Hugging Face's names: ids [B, S] -> logits [B, S, vocabulary]."""

    def __init__(self, vocabulary, d=256, layers=6, heads=4, ffn=640, dropout=0.0):
        super().__init__()
        self.head_dim, self.dropout = d // heads, dropout
        self.model = nn.Module()
        self.model.embed_tokens = nn.Embedding(vocabulary, d)
        self.model.layers = nn.ModuleList(LlamaLayer(d, heads, ffn) for _ in range(layers))
        self.model.norm = RmsNorm(d)
        self.lm_head = nn.Linear(d, vocabulary, bias=False)
        for parameter in self.parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, std=.02 if parameter.shape[0] == vocabulary else .04)

    def hidden(self, ids, mask=None, cache=None, start=0):
        x = self.model.embed_tokens(ids).float()
        cos, sin = rotary_tables(torch.arange(start, start + ids.shape[1]), self.head_dim)
        for index, layer in enumerate(self.model.layers):
            x = layer(x, cos, sin, mask, None if cache is None else cache[index], self.dropout)
        return self.model.norm(x)

    def forward(self, ids, mask=None, cache=None, start=0):
        return self.lm_head(self.hidden(ids, mask, cache, start))


class ConvNext(nn.Module):
    """ConvNeXt V2 block; the response is normalised over time."""

    def __init__(self, d):
        super().__init__()
        self.dwconv = nn.Conv1d(d, d, 7, padding=3, groups=d)
        self.norm = nn.LayerNorm(d, eps=1e-6)
        self.pwconv1, self.pwconv2 = nn.Linear(d, 2 * d), nn.Linear(2 * d, d)
        self.grn = nn.Module()
        self.grn.gamma, self.grn.beta = nn.Parameter(torch.zeros(1, 1, 2 * d)), nn.Parameter(torch.zeros(1, 1, 2 * d))

    def forward(self, x):
        h = self.dwconv(x.transpose(1, 2)).transpose(1, 2)
        h = gelu(self.pwconv1(layer_norm(h, self.norm))).float()
        response = h.norm(dim=1, keepdim=True)
        response = response / (response.mean(-1, keepdim=True) + 1e-6)
        h = self.grn.gamma * (h * response) + self.grn.beta + h
        return x + self.pwconv2(h).float()


class DitBlock(nn.Module):
    def __init__(self, d, heads, head_dim, condition, ff_mult):
        super().__init__()
        self.heads, self.head_dim = heads, head_dim
        inner = heads * head_dim
        self.attn_norm = nn.Module()
        self.attn_norm.linear = nn.Linear(condition, 6 * d)
        self.attn = nn.Module()
        self.attn.to_q, self.attn.to_k, self.attn.to_v = nn.Linear(d, inner), nn.Linear(d, inner), nn.Linear(d, inner)
        self.attn.to_out = nn.ModuleList([nn.Linear(inner, d)])
        self.ff = nn.Module()
        self.ff.ff = nn.ModuleList([nn.ModuleList([nn.Linear(d, ff_mult * d)]), nn.Identity(), nn.Linear(ff_mult * d, d)])

    def forward(self, x, condition, cos, sin):
        b, t, d = x.shape
        shift_a, scale_a, gate_a, shift_m, scale_m, gate_m = self.attn_norm.linear(condition).float()[:, None].chunk(6, -1)
        norm = lambda y: F.layer_norm(y, (d,), eps=1e-6)
        h = norm(x) * (1 + scale_a) + shift_a
        split = lambda y: y.view(b, t, self.heads, self.head_dim).transpose(1, 2)
        q, k, v = split(self.attn.to_q(h)), split(self.attn.to_k(h)), split(self.attn.to_v(h))
        q, k = self.rotate(q, cos, sin), self.rotate(k, cos, sin)
        h = attention(q, k, v).transpose(1, 2).reshape(b, t, -1)
        x = x + gate_a * self.attn.to_out[0](h).float()
        h = norm(x) * (1 + scale_m) + shift_m
        return x + gate_m * self.ff.ff[2](gelu(self.ff.ff[0][0](h), "tanh")).float()

    @staticmethod
    def rotate(x, cos, sin):
        """Rotates adjacent pairs of the first head only, as the reference does."""
        head = x[:, :1].float()
        pairs = torch.stack([-head[..., 1::2], head[..., ::2]], -1).flatten(-2)
        return torch.cat([(head * cos + pairs * sin).to(x.dtype), x[:, 1:]], 1)


class Flow(nn.Module):
    """The velocity field of the mel flow, with the reference's names."""

    def __init__(self, codes, d=192, depth=6, heads=3, head_dim=64, ff_mult=2, text=128, convs=4, mel=80, speaker=192, affine=80):
        super().__init__()
        self.text, self.head_dim, self.mel = text, head_dim, mel
        self.spk_embed_affine_layer = nn.Linear(speaker, affine)
        e = self.estimator = nn.Module()
        e.time_embed = nn.Module()
        e.time_embed.time_mlp = nn.ModuleList([nn.Linear(256, d), nn.Identity(), nn.Linear(d, d)])
        e.text_emb_layer = nn.Module()
        e.text_emb_layer.text_embed = nn.Embedding(codes + 1, text)
        e.text_emb_layer.text_blocks = nn.ModuleList(ConvNext(text) for _ in range(convs))
        e.emb_concator = nn.Module()
        e.emb_concator.proj = nn.Linear(2 * mel + affine + text, d)
        e.emb_concator.conv_pos_embed = nn.Module()
        e.emb_concator.conv_pos_embed.conv1d = nn.ModuleList(
            [nn.Conv1d(d, d, 31, groups=16, padding=15), nn.Identity(), nn.Conv1d(d, d, 31, groups=16, padding=15)])
        e.transformer_blocks = nn.ModuleList(DitBlock(d, heads, head_dim, d + speaker, ff_mult) for _ in range(depth))
        e.norm_out = nn.Module()
        e.norm_out.linear = nn.Linear(d + speaker, 2 * d)
        e.proj_out = nn.Linear(d, mel)
        for block in e.transformer_blocks:
            nn.init.zeros_(block.attn_norm.linear.weight), nn.init.zeros_(block.attn_norm.linear.bias)
        nn.init.zeros_(e.norm_out.linear.weight), nn.init.zeros_(e.norm_out.linear.bias), nn.init.zeros_(e.proj_out.weight)

    @staticmethod
    def from_weights(weights):
        """The flow of a training run's or a pack's weights by the checkpoint's names, ready to sample."""
        flow = Flow(weights["estimator.text_emb_layer.text_embed.weight"].shape[0] - 1)
        flow.load_state_dict({name: value.float() for name, value in weights.items() if name != "estimator.rotary_embed.inv_freq"})
        return flow.eval()

    def text_embedding(self, tokens, frames):
        """[B, N] -> [B, frames, text]: the nearest token of each frame, its position, four ConvNeXt blocks."""
        e = self.estimator.text_emb_layer
        ratio = torch.tensor(tokens.shape[1] / frames, dtype=torch.float32)
        index = (torch.arange(frames).float() * ratio).floor().long().clamp(max=tokens.shape[1] - 1)
        x = e.text_embed(tokens[:, index]).float()
        rate = 10000 ** (-torch.arange(0, self.text, 2).float() / self.text)
        angle = torch.arange(frames).clamp(max=4095)[:, None].float() * rate
        x = x + torch.cat([angle.cos(), angle.sin()], 1)
        for block in e.text_blocks:
            x = block(x)
        return x

    def forward(self, x, condition, tokens, t, speaker):
        """x [B, T, mel], condition [B, T, mel + affine], tokens [B, N], t [B], speaker [B, 192] of length 1 or 0 -> velocity."""
        e, frames = self.estimator, x.shape[1]
        rate = torch.exp(-math.log(10000) / 127 * torch.arange(128).float())
        angle = 1000 * t[:, None] * rate
        h = e.time_embed.time_mlp[0](torch.cat([angle.sin(), angle.cos()], 1))
        h = e.time_embed.time_mlp[2](F.silu(h)).float()
        modulation = F.silu(torch.cat([h, speaker], 1))
        h = e.emb_concator.proj(torch.cat([x, condition, self.text_embedding(tokens, frames)], 2)).float()
        convs = e.emb_concator.conv_pos_embed.conv1d
        p = F.mish(convs[0](h.transpose(1, 2)).float())
        p = F.mish(convs[2](p).float())
        h = h + p.transpose(1, 2)
        cos, sin = rotary_pairs(frames, self.head_dim)
        for block in e.transformer_blocks:
            h = block(h, modulation, cos, sin)
        scale, shift = e.norm_out.linear(modulation).float()[:, None].chunk(2, -1)
        h = F.layer_norm(h, (h.shape[-1],), eps=1e-6) * (1 + scale) + shift
        return e.proj_out(h).float()

    def condition(self, prompt_mel, frames, speaker):
        """Prompt mel at the start, zeros after it, and the speaker's affine vector in every frame."""
        b, p, _ = prompt_mel.shape
        cond = torch.zeros(b, frames, self.mel)
        cond[:, :p] = prompt_mel
        return torch.cat([cond, self.spk_embed_affine_layer(speaker).float()[:, None].expand(b, frames, -1)], 2)

    @torch.no_grad()
    def sample(self, tokens, prompt_mel, speaker, noise, steps=10, guidance=.7):
        """Euler steps on the cosine grid with classifier-free guidance (0: the guided branch alone) -> mel [T, 80] with the prompt's frames."""
        frames = noise.shape[1]
        speaker = F.normalize(speaker, dim=-1)
        cond = self.condition(prompt_mel[:, -frames:], frames, speaker)
        grid = 1 - torch.cos(torch.linspace(0, 1, steps + 1) * .5 * torch.pi)
        x, t = noise, grid[0]
        dt = grid[1] - grid[0]
        for step in range(1, steps + 1):
            if guidance == 0:
                velocity = self(x, cond, tokens, t.expand(1), speaker)
            else:
                both = self(torch.cat([x, x]), torch.cat([cond, torch.zeros_like(cond)]), torch.cat([tokens, torch.zeros_like(tokens)]),
                            t.expand(2), torch.cat([speaker, torch.zeros_like(speaker)]))
                velocity = (1 + guidance) * both[:1] - guidance * both[1:]
            x = x + dt * velocity
            t = t + dt
            if step < steps:
                dt = grid[step + 1] - t
        return x[0]


def rotary_pairs(frames, d):
    angle = torch.arange(frames)[:, None].float() * 10000 ** (-torch.arange(0, d, 2).float() / d)
    angle = angle.repeat_interleave(2, 1)
    return angle.cos(), angle.sin()


class PitchPredictor(nn.Module):
    """HiFT's pitch predictor: log-mel [B, 80, T] -> Hz [B, T]."""

    def __init__(self, bands=80, width=128):
        super().__init__()
        self.condnet = nn.ModuleList()
        for index in range(5):
            self.condnet += [nn.utils.weight_norm(nn.Conv1d(bands if index == 0 else width, width, 3, padding=1)), nn.ELU()]
        self.classifier = nn.Linear(width, 1)

    def forward(self, mel):
        for layer in self.condnet:
            mel = layer(mel)
        return self.classifier(mel.transpose(1, 2))[..., 0].abs()

    @staticmethod
    def from_file(path):
        """Reads the checkpoint's spelling of weight norm (original0 = length, original1 = direction)."""
        names = {"parametrizations.weight.original0": "weight_g", "parametrizations.weight.original1": "weight_v"}
        weights = {}
        for name, value in safetensors.load(path).items():
            for long, short in names.items():
                name = name.replace(long, short)
            weights[name.removeprefix("f0_predictor.")] = value
        predictor = PitchPredictor()
        predictor.load_state_dict(weights)
        return predictor.eval()
